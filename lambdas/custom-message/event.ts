/** What this function reads of a Cognito CustomMessage event; all else passes through unseen. */
export interface CustomMessageEvent {
  readonly triggerSource: string;
  readonly userPoolId: string;
  /** `clientId` is null or `CLIENT_ID_NOT_APPLICABLE` where an administrator asked instead of an app. */
  readonly callerContext?: { readonly clientId?: string | null };
  readonly request?: { readonly userAttributes?: Readonly<Record<string, string>> | null };
  readonly response: CustomMessageResponse;
}

/** The words of the message; null leaves them to Cognito. */
export interface CustomMessageResponse {
  readonly smsMessage?: string | null;
  readonly emailMessage?: string | null;
  readonly emailSubject?: string | null;
}
