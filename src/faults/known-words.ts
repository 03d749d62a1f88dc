/** The message of each error that has one and the same wherever the service shows it. */
export const knownWords: Readonly<Record<string, string>> = {
  /** Observed. */
  TooManyRequestsException: 'Rate exceeded',
  /** Inferred: no capture shows the text. */
  InternalErrorException: 'Internal error.',
  /** Observed. */
  LimitExceededException: 'Attempt limit exceeded, please try after some time.',
  /** Observed. */
  CodeDeliveryFailureException: 'Unable to deliver code to user',
  /** Observed. */
  CodeMismatchException: 'Invalid verification code provided, please try again.',
  /** Observed. */
  ExpiredCodeException: 'Invalid code provided, please request a code again.',
  /** Observed. */
  UserNotConfirmedException: 'User is not confirmed.',
  /** Observed. */
  PasswordResetRequiredException: 'Password reset required for the user',
};
