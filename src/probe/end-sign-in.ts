import type { ProbePorts, ProbeSubject } from './probe.ts';
import type { SignedIn } from './sign-in.ts';

/** Ends one sign-in; where the app client does not revoke tokens, all of the user's. */
export async function endSignIn(
  { call }: Pick<ProbePorts, 'call'>,
  { clientId, clientSecret, revokesTokens }: ProbeSubject,
  { access, refresh }: SignedIn,
): Promise<string> {
  if (!revokesTokens) {
    await call('GlobalSignOut', { AccessToken: access });
    return 'all sign-ins ended, as the app client revokes no single one';
  }
  await call('RevokeToken', {
    ClientId: clientId,
    Token: refresh,
    ...(clientSecret !== undefined && { ClientSecret: clientSecret }),
  });
  return 'sign-in revoked';
}
