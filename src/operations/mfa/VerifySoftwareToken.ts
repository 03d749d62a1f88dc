import { softwareTokenMissing } from '../../causes/mfa/software-token-missing.ts';
import { totpSetupCodeWrong } from '../../causes/mfa/totp-setup-code-wrong.ts';
import { sessionAlreadyUsed } from '../../causes/sign-in/session-already-used.ts';
import type { Input, Output } from '../../model/operation.ts';
import { withFactorSetUp } from '../../pool/mfa-preference.ts';
import { noMfa, type SoftwareToken } from '../../pool/second-factors.ts';
import { totpSteps } from '../../pool/totp.ts';
import { useSession } from '../../store/used-sessions.ts';
import { saveMfa } from '../../store/user-mfa.ts';
import { findUserBySub } from '../../store/users.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import { requireWithoutFactor } from './require-without-factor.ts';
import { findTokenSetup, nextSetupSession } from './token-setup.ts';
import { openTotpSecret, sealTotpSecret, tokenMark } from './totp-secret.ts';

/**
 * A token's name goes into every challenge, so that it is no longer than this;
 * the rest is cut off (inferred).
 */
const longestName = 256;

/**
 * Proves by a code that an authenticator app has the secret of AssociateSoftwareToken. From then on it is the
 * user's token, in place of any other; the code that proved it is used up.
 *
 * A signed-in user has yet to turn the factor on by SetUserMFAPreference; one who signs in has it turned on
 * and preferred, and goes on with the session of the answer.
 *
 * @throws software-token-missing, totp-setup-code-wrong, and what `findTokenSetup` throws
 */
export async function VerifySoftwareToken(
  ports: Pick<Ports, 'directory' | 'store' | 'seal' | 'clock' | 'random'>,
  input: Input<'VerifySoftwareToken'>,
  call: Call,
): Promise<Output<'VerifySoftwareToken'>> {
  const { pool, user, session } = await findTokenSetup(ports, input, call);
  const { newSecret } = user.mfa ?? noMfa;
  const stored = newSecret === undefined ? undefined : openTotpSecret(ports.seal, pool.id, newSecret);
  const secret = session ? session.state?.secret : stored;
  if (secret === undefined) throw softwareTokenMissing({ user: user.username });
  const step = totpSteps(secret, input.UserCode, ports.clock.now())[0];
  if (step === undefined) throw totpSetupCodeWrong({ user: user.username });

  const name = input.FriendlyDeviceName?.slice(0, longestName);
  const sealedSecret =
    newSecret !== undefined && !session ? newSecret : sealTotpSecret(ports.seal, pool.id, secret);
  const token: SoftwareToken = { sealedSecret, ...(name && { name }) };
  await ports.store.write(async transaction => {
    const present = await findUserBySub(transaction, pool.id, user.sub);
    if (!present) throw softwareTokenMissing({ user: user.username });
    const { newSecret: waiting, ...mfa } = present.mfa ?? noMfa;
    if (session) {
      const isFirst = await useSession(transaction, pool.id, session.id, session.expiresAt);
      if (!isFirst) throw sessionAlreadyUsed({ challenge: session.step });
      requireWithoutFactor(pool, present);
    } else if (waiting !== newSecret) {
      // Another secret was given out, or this one proven, meanwhile.
      throw totpSetupCodeWrong({ user: user.username });
    }
    const verified = { ...mfa, token };
    const next = session ? withFactorSetUp(verified, 'SOFTWARE_TOKEN_MFA') : verified;
    await saveMfa(transaction, present, next, step);
  });
  if (!session) return { Status: 'SUCCESS' };
  const verified = tokenMark(ports.seal, pool.id, token);
  return { Status: 'SUCCESS', Session: nextSetupSession(ports, session, { verified }) };
}
