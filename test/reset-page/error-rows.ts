import { type FakeAnswer, failing } from './fake-endpoint.ts';

/** One way in which ConfirmForgotPassword fails, and what the user must read about it. */
export interface ErrorRow {
  readonly name: string;
  readonly answer: FakeAnswer;
  readonly kind: string;
  readonly title: string;
  /** The field that the problem sends the user to. */
  readonly field?: 'username' | 'code' | 'password';
  readonly offersCode?: true;
  readonly says?: RegExp;
}

const policy = 'Password does not conform to policy: ';

/** The seventeen errors that the operation declares, their variants, and answers that are none of its own. */
export const errors: readonly ErrorRow[] = [
  {
    name: 'ExpiredCodeException',
    answer: failing('ExpiredCodeException', 'Invalid code provided, please request a code again.'),
    kind: 'code-not-valid-here',
    title: 'This code is no longer valid here',
    says: /older than an hour, already used, or asked for by another app/,
    offersCode: true,
  },
  {
    name: 'CodeMismatchException',
    answer: failing('CodeMismatchException', 'Invalid verification code provided, please try again.'),
    kind: 'wrong-code',
    title: 'The code does not match',
    field: 'code',
    offersCode: true,
  },
  {
    name: 'InvalidPasswordException: length',
    answer: failing('InvalidPasswordException', `${policy}Password not long enough`),
    kind: 'password-policy',
    title: 'This password does not fit the rules',
    says: /needs more characters/,
    field: 'password',
  },
  {
    name: 'InvalidPasswordException: uppercase',
    answer: failing('InvalidPasswordException', `${policy}Password must have uppercase characters`),
    kind: 'password-policy',
    title: 'This password does not fit the rules',
    says: /needs a capital letter/,
    field: 'password',
  },
  {
    name: 'InvalidPasswordException: lowercase',
    answer: failing('InvalidPasswordException', `${policy}Password must have lowercase characters`),
    kind: 'password-policy',
    title: 'This password does not fit the rules',
    says: /needs a small letter/,
    field: 'password',
  },
  {
    name: 'InvalidPasswordException: number',
    answer: failing('InvalidPasswordException', `${policy}Password must have numeric characters`),
    kind: 'password-policy',
    title: 'This password does not fit the rules',
    says: /needs a number/,
    field: 'password',
  },
  {
    name: 'InvalidPasswordException: symbol',
    answer: failing('InvalidPasswordException', `${policy}Password must have symbol characters`),
    kind: 'password-policy',
    title: 'This password does not fit the rules',
    says: /needs a symbol/,
    field: 'password',
  },
  {
    name: 'InvalidPasswordException: unnamed rule',
    answer: failing('InvalidPasswordException', 'Something new'),
    kind: 'password-policy',
    title: 'This password does not fit the rules',
    field: 'password',
  },
  {
    name: 'PasswordHistoryPolicyViolationException',
    answer: failing('PasswordHistoryPolicyViolationException', 'Password has previously been used.'),
    kind: 'password-used-before',
    title: 'You have used this password before',
    field: 'password',
  },
  {
    name: 'LimitExceededException',
    answer: failing('LimitExceededException', 'Attempt limit exceeded, please try after some time.'),
    kind: 'too-many-attempts',
    title: 'Too many attempts',
    says: /about an hour/,
  },
  {
    name: 'TooManyFailedAttemptsException',
    answer: failing('TooManyFailedAttemptsException', 'Too many failed attempts'),
    kind: 'too-many-wrong-codes',
    title: 'Too many wrong codes',
  },
  {
    name: 'TooManyRequestsException',
    answer: failing('TooManyRequestsException', 'Rate exceeded'),
    kind: 'too-busy',
    title: 'The service is busy',
  },
  {
    name: 'UserNotFoundException',
    answer: failing('UserNotFoundException', 'Username/client id combination not found.'),
    kind: 'unknown-user',
    title: 'No account with this name',
    field: 'username',
  },
  {
    name: 'UserNotConfirmedException',
    answer: failing('UserNotConfirmedException', 'User is not confirmed.'),
    kind: 'not-confirmed',
    title: 'This account is not confirmed yet',
  },
  {
    name: 'NotAuthorizedException',
    answer: failing('NotAuthorizedException', 'User is disabled.'),
    kind: 'not-allowed',
    title: 'This password cannot be changed here',
  },
  {
    name: 'NotAuthorizedException: secret',
    answer: failing(
      'NotAuthorizedException',
      'Client x is configured with secret but SECRET_HASH was not received',
    ),
    kind: 'needs-secret',
    title: 'This app cannot use this page',
  },
  {
    name: 'InvalidParameterException',
    answer: failing('InvalidParameterException', 'Something is not right.'),
    kind: 'invalid-input',
    title: 'Something here has the wrong form',
    field: 'username',
  },
  {
    name: 'InvalidParameterException: password',
    answer: failing(
      'InvalidParameterException',
      "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+",
    ),
    kind: 'password-policy',
    title: 'This password does not fit the rules',
    says: /no spaces/,
    field: 'password',
  },
  {
    name: 'InvalidParameterException: no verified contact',
    answer: failing(
      'InvalidParameterException',
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    ),
    kind: 'no-verified-contact',
    title: 'We have no safe way to send you a code',
  },
  {
    name: 'ResourceNotFoundException',
    answer: failing('ResourceNotFoundException', 'User pool client x does not exist.'),
    kind: 'unknown-client',
    title: 'The app of this link is gone',
  },
  {
    name: 'UserLambdaValidationException',
    answer: failing('UserLambdaValidationException', 'PostConfirmation failed with error x.'),
    kind: 'refused-by-trigger',
    title: 'The app raised an objection',
    says: /may be changed already/,
    offersCode: true,
  },
  {
    name: 'UnexpectedLambdaException',
    answer: failing('UnexpectedLambdaException', 'PostConfirmation invocation failed due to error x.'),
    kind: 'trigger-failed',
    title: 'The last step failed',
    says: /may be changed already/,
    offersCode: true,
  },
  {
    name: 'InvalidLambdaResponseException',
    answer: failing('InvalidLambdaResponseException', 'Unrecognizable lambda output'),
    kind: 'trigger-failed',
    title: 'The last step failed',
    offersCode: true,
  },
  {
    name: 'InternalErrorException',
    answer: failing('InternalErrorException', 'Something went wrong', { status: 500 }),
    kind: 'service-failed',
    title: 'The service has a problem',
  },
  {
    name: 'ForbiddenException',
    answer: failing('ForbiddenException', 'Request not allowed due to WAF block.', { status: 403 }),
    kind: 'blocked',
    title: 'Your connection was refused',
  },
  {
    name: 'a firewall page with status 403',
    answer: { status: 403, body: '<html>blocked</html>' },
    kind: 'blocked',
    title: 'Your connection was refused',
  },
  {
    name: 'a gateway page with status 502',
    answer: { status: 502, body: '<html>bad gateway</html>' },
    kind: 'service-failed',
    title: 'The service has a problem',
  },
  {
    name: 'an error type that nobody knows',
    answer: failing('SomethingNewException', 'New'),
    kind: 'unknown-answer',
    title: 'We do not understand the answer',
  },
  {
    name: 'a sign-in page of the network with status 200',
    answer: { body: '<html>Welcome to the hotel</html>' },
    kind: 'unknown-answer',
    title: 'We do not understand the answer',
  },
  {
    name: 'a connection that breaks',
    answer: { drops: true },
    kind: 'unreachable',
    title: 'The service cannot be reached',
  },
];
