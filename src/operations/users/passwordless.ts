import type { ContactAttribute } from '../../pool/mask.ts';
import type { Pool } from '../../pool/pool.ts';

/** The first factor that sends a code to each kind of address. */
const factors = { email: 'EMAIL_OTP', phone_number: 'SMS_OTP' } as const;

const kinds: readonly ContactAttribute[] = ['email', 'phone_number'];

/** Whether users of a pool may have no password, because a code that is sent signs them in (documented). */
export function allowsNoPassword(pool: Pool): boolean {
  return kinds.some(kind => sendsTo(pool, kind));
}

/** Whether these attributes have a verified address to which the pool sends codes that sign in. */
export function needsNoPassword(pool: Pool, attributes: Readonly<Record<string, string>>): boolean {
  return kinds.some(
    kind =>
      sendsTo(pool, kind) && attributes[kind] !== undefined && attributes[`${kind}_verified`] === 'true',
  );
}

function sendsTo({ settings }: Pool, kind: ContactAttribute): boolean {
  return settings.Policies?.SignInPolicy?.AllowedFirstAuthFactors?.includes(factors[kind]) ?? false;
}
