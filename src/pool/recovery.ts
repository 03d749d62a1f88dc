import type { Pool } from './pool.ts';
import { userFactors } from './second-factors.ts';
import type { User } from './user.ts';

/** Where a code goes. */
export interface Channel {
  readonly attribute: 'email' | 'phone_number';
  readonly medium: 'EMAIL' | 'SMS';
  /** The address or number itself, not masked. */
  readonly destination: string;
}

const attributeOf = { verified_email: 'email', verified_phone_number: 'phone_number' } as const;

const factorOf = { email: 'EMAIL_OTP', phone_number: 'SMS_MFA' } as const;

type RecoveryWay = 'verified_email' | 'verified_phone_number' | 'admin_only';

/** What of a pool's settings says how passwords are recovered. */
export interface RecoverySettings {
  readonly AccountRecoverySetting?:
    | {
        readonly RecoveryMechanisms?:
          | readonly { readonly Priority: number | undefined; readonly Name: RecoveryWay | undefined }[]
          | undefined;
      }
    | undefined;
}

/** A pool's ways to recover a password, best first; `admin_only` stands alone (documented). */
export function recoveryWays({ AccountRecoverySetting }: RecoverySettings): readonly RecoveryWay[] {
  const mechanisms = AccountRecoverySetting?.RecoveryMechanisms ?? [];
  // Without the setting a verified phone number comes first (documented).
  if (mechanisms.length === 0) return ['verified_phone_number', 'verified_email'];
  return mechanisms
    .toSorted((a, b) => (a.Priority ?? 0) - (b.Priority ?? 0))
    .flatMap(({ Name }) => Name ?? []);
}

/** The attributes of the user that are verified addresses. */
export function verifiedAddresses(user: User): ('email' | 'phone_number')[] {
  return (['email', 'phone_number'] as const).filter(
    attribute => user.attributes[attribute] && user.attributes[`${attribute}_verified`] === 'true',
  );
}

/**
 * Where a reset code goes: the best way whose address the user has verified; undefined where
 * there is none. An address that is a second factor of the user is no way: whoever reads it would
 * have both factors (documented).
 */
export function recoveryChannel(pool: Pool, user: User): Channel | undefined {
  const factors = userFactors(pool, user);
  const verified = verifiedAddresses(user).filter(attribute => !factors.includes(factorOf[attribute]));
  for (const way of recoveryWays(pool.settings)) {
    if (way === 'admin_only') continue;
    const attribute = attributeOf[way];
    if (verified.includes(attribute)) return channelTo(user, attribute);
  }
  return undefined;
}

/** The channel to an address of the user; undefined where the user has none. */
export function channelTo(
  user: Pick<User, 'attributes'>,
  attribute: 'email' | 'phone_number',
): Channel | undefined {
  const destination = user.attributes[attribute];
  return destination
    ? { attribute, medium: attribute === 'email' ? 'EMAIL' : 'SMS', destination }
    : undefined;
}
