/** Credentials as the clients of AWS services take them. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * The credentials that an environment gives, for the settings of a client. None where a profile goes before them, or there
 * are none: then the SDK finds them by itself, as it always does.
 */
export function environmentCredentials({
  AWS_PROFILE,
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_SESSION_TOKEN: sessionToken,
}: Readonly<Record<string, string | undefined>>): { readonly credentials?: AwsCredentials } {
  if (AWS_PROFILE || !accessKeyId || !secretAccessKey) return {};
  return { credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) } };
}
