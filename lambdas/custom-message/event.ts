/**
 * What this function reads of a Cognito CustomMessage event; all else passes through unseen. The test event
 * of Lambda's console has no `userPoolId`, `callerContext` and more.
 */
export interface CustomMessageEvent {
  readonly triggerSource: string;
  readonly userPoolId?: string;
  /** `clientId` is null or `CLIENT_ID_NOT_APPLICABLE` where an administrator asked instead of an app. */
  readonly callerContext?: { readonly clientId?: string | null };
  readonly request?: CustomMessageRequest | null | undefined;
  readonly response: CustomMessageResponse;
}

/** Whom the message is for. */
export interface CustomMessageRequest {
  readonly userAttributes?: Readonly<Record<string, string>> | null;
  /** What the caller's request carried: whatever a stranger likes. */
  readonly clientMetadata?: Readonly<Record<string, string>> | null;
  /** What stands for a confirmation link, such as `{##Click Here##}`. */
  readonly linkParameter?: string | null;
}

/** The words of the message; null leaves them to Cognito. */
export interface CustomMessageResponse {
  readonly smsMessage?: string | null;
  readonly emailMessage?: string | null;
  readonly emailSubject?: string | null;
}
