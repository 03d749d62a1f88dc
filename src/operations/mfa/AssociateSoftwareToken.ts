import type { Input, Output } from '../../model/operation.ts';
import { noMfa } from '../../pool/second-factors.ts';
import { makeTotpSecret } from '../../pool/totp.ts';
import { saveMfa } from '../../store/user-mfa.ts';
import { findUserBySub } from '../../store/users.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import { findTokenSetup, nextSetupSession } from './token-setup.ts';
import { sealTotpSecret } from './totp-secret.ts';

/**
 * Gives out a new secret for an authenticator app. A token that the user has stays good until a
 * code has proven the new one (documented). While a user signs in, the secret is kept in the
 * session, and nothing is written.
 *
 * @throws what `findTokenSetup` throws
 */
export async function AssociateSoftwareToken(
  ports: Pick<Ports, 'directory' | 'store' | 'seal' | 'clock' | 'random'>,
  input: Input<'AssociateSoftwareToken'>,
  call: Call,
): Promise<Output<'AssociateSoftwareToken'>> {
  const { pool, user, session } = await findTokenSetup(ports, input, call);
  const secret = makeTotpSecret(ports.random);
  if (session) return { SecretCode: secret, Session: nextSetupSession(ports, session, { secret }) };

  const newSecret = sealTotpSecret(ports.seal, pool.id, secret);
  await ports.store.write(async transaction => {
    const present = await findUserBySub(transaction, pool.id, user.sub);
    if (present)
      await saveMfa(transaction, present, { ...(present.mfa ?? noMfa), newSecret }, present.totpStep);
  });
  return { SecretCode: secret };
}
