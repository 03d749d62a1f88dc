import { factorNotSetUp } from '../../causes/mfa/factor-not-set-up.ts';
import { passkeyMfaAlone } from '../../causes/mfa/passkey-mfa-alone.ts';
import { passkeyMfaNotAllowed } from '../../causes/mfa/passkey-mfa-not-allowed.ts';
import { passkeyMfaWithoutPasskey } from '../../causes/mfa/passkey-mfa-without-passkey.ts';
import { preferredNotEnabled } from '../../causes/mfa/preferred-not-enabled.ts';
import { severalPreferred } from '../../causes/mfa/several-preferred.ts';
import { softwareTokenNotVerified } from '../../causes/mfa/software-token-not-verified.ts';
import { lackFor, type MfaPreference, preferenceOf, withPreference } from '../../pool/mfa-preference.ts';
import { allowsPasskeyMfa } from '../../pool/passkey-rules.ts';
import type { Pool } from '../../pool/pool.ts';
import { mfaFactors, noMfa, type UserMfa } from '../../pool/second-factors.ts';
import type { User } from '../../pool/user.ts';
import { hasPasskey } from '../../store/passkeys.ts';
import type { Query, Transaction } from '../../store/store.ts';
import { saveMfa } from '../../store/user-mfa.ts';

/**
 * Turns a user's second factors on or off, and prefers one. Whether the pool offers a factor is looked at
 * when the user signs in, not here (observed).
 *
 * @param user as read in this transaction
 * @throws several-preferred, preferred-not-enabled, factor-not-set-up, software-token-not-verified, and what
 * `checkPasskeyMfa` throws
 */
export async function setPreference(
  transaction: Transaction,
  pool: Pool,
  user: User,
  preference: MfaPreference,
): Promise<void> {
  const preferred = mfaFactors.filter(factor => preferenceOf(preference, factor)?.preferred);
  if (preferred.length > 1) throw severalPreferred({ user: user.username, factors: preferred });
  for (const factor of mfaFactors) {
    const said = preferenceOf(preference, factor);
    if (said?.preferred && !said.enabled) throw preferredNotEnabled({ user: user.username, factor });
    const lack = said?.enabled ? lackFor(factor, user) : undefined;
    if (lack === 'verification') throw softwareTokenNotVerified({ user: user.username });
    if (lack === 'set-up') throw factorNotSetUp({ user: user.username, factor });
  }
  const mfa = withPreference(user.mfa ?? noMfa, preference);
  await checkPasskeyMfa(transaction, { pool, user, preference, mfa });
  await saveMfa(transaction, user, mfa, user.totpStep);
}

/**
 * Lets a passkey stand for both factors where the pool lets it (documented), where the same call turns on
 * another factor, which is demanded also of who has one, and where the user has a passkey (both observed).
 * Nor can the last other factor be turned off beside it (inferred).
 *
 * @throws passkey-mfa-not-allowed, passkey-mfa-alone, passkey-mfa-without-passkey
 */
async function checkPasskeyMfa(
  query: Query,
  change: {
    readonly pool: Pool;
    readonly user: User;
    readonly preference: MfaPreference;
    /** What the preference makes of the user's factors. */
    readonly mfa: UserMfa;
  },
): Promise<void> {
  const { pool, user, preference, mfa } = change;
  if (!mfa.webAuthn) return;
  const isTurnedOn = preference.WebAuthnMfaSettings?.Enabled === true;
  if (isTurnedOn && !allowsPasskeyMfa(pool))
    throw passkeyMfaNotAllowed({ user: user.username, pool: pool.id });
  const others = mfaFactors.filter(factor =>
    isTurnedOn ? preferenceOf(preference, factor)?.enabled : mfa.enabled.includes(factor),
  );
  if (others.length === 0) throw passkeyMfaAlone({ user: user.username });
  if (isTurnedOn && !(await hasPasskey(query, pool.id, user.sub))) {
    throw passkeyMfaWithoutPasskey({ user: user.username });
  }
}
