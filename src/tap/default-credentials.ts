import type { LentCredentials } from './sign-anew.ts';

/** The AWS credentials that the SDK finds on this machine, looked for only when a call must first be signed. */
export function defaultCredentials(region: string | undefined): () => Promise<LentCredentials> {
  let provider: Promise<() => Promise<LentCredentials>> | undefined;
  return async () => {
    provider ??= load(region);
    return (await provider)();
  };
}

async function load(region = 'us-east-1'): Promise<() => Promise<LentCredentials>> {
  const { CognitoIdentityProviderClient } = await import('@aws-sdk/client-cognito-identity-provider');
  // It never calls anything itself: its chain keeps credentials and renews them before they run out.
  const { config } = new CognitoIdentityProviderClient({ region });
  return async () => {
    const { accessKeyId, secretAccessKey, sessionToken } = await config.credentials();
    return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
  };
}
