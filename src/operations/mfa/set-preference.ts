import { factorNotSetUp } from '../../causes/mfa/factor-not-set-up.ts';
import { preferredNotEnabled } from '../../causes/mfa/preferred-not-enabled.ts';
import { severalPreferred } from '../../causes/mfa/several-preferred.ts';
import { softwareTokenNotVerified } from '../../causes/mfa/software-token-not-verified.ts';
import { mfaFactors, noMfa } from '../../pool/mfa.ts';
import { lackFor, type MfaPreference, preferenceOf, withPreference } from '../../pool/mfa-preference.ts';
import type { User } from '../../pool/user.ts';
import type { Transaction } from '../../store/store.ts';
import { saveMfa } from '../../store/user-mfa.ts';

/**
 * Turns a user's second factors on or off, and prefers one. Whether the pool offers a factor is looked at when the user
 * signs in, not here (observed).
 *
 * @param user as read in this transaction
 * @throws several-preferred, preferred-not-enabled, factor-not-set-up, software-token-not-verified
 */
export async function setPreference(
  transaction: Transaction,
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
  await saveMfa(transaction, user, withPreference(user.mfa ?? noMfa, preference), user.totpStep);
}
