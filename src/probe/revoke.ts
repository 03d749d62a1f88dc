import type { ProbePorts } from './probe-ports.ts';
import type { ProbeSubject } from './probe-subject.ts';
import type { SignedIn } from './sign-in.ts';

/** Ends one sign-in, whose app client revokes tokens. */
export async function revoke(
  { call }: Pick<ProbePorts, 'call'>,
  { clientId, clientSecret }: ProbeSubject,
  { refresh }: Pick<SignedIn, 'refresh'>,
): Promise<void> {
  await call('RevokeToken', {
    ClientId: clientId,
    Token: refresh,
    ...(clientSecret !== undefined && { ClientSecret: clientSecret }),
  });
}
