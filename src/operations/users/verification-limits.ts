import { attributeNotVerifiable } from '../../causes/users/attribute-not-verifiable.ts';
import { newAddressesExceeded } from '../../causes/users/new-addresses-exceeded.ts';
import { verificationAttemptsExceeded } from '../../causes/users/verification-attempts-exceeded.ts';
import type { ContactAttribute } from '../../pool/mask.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import type { Transaction } from '../../store/store.ts';
import { attemptKey, countWithin, holdToHour } from '../attempts.ts';
import type { Ports } from '../ports.ts';

/** For each user and hour (documented). */
const limits = { 'request-verification': 5, 'verify-attribute': 15 } as const;

/** Codes to new addresses, for each user and hour (chosen: twice as many, since one change may send two). */
const newAddressesPerHour = 10;

/**
 * Counts a request for a verification code, or a submitted one, before anything is done for it.
 *
 * @throws verification-attempts-exceeded
 */
export async function countVerification(
  ports: Pick<Ports, 'store' | 'seal' | 'clock'>,
  action: keyof typeof limits,
  pool: Pool,
  user: User,
): Promise<void> {
  const limit = limits[action];
  await holdToHour(ports, attemptKey(ports.seal, pool, user, user.username, action), limit, count =>
    verificationAttemptsExceeded({ user: user.username, count, limit }),
  );
}

/**
 * Counts the codes that a change of addresses sends, within the transaction that makes the change: where they
 * are too many, neither happens.
 *
 * @throws new-addresses-exceeded
 */
export async function countNewAddresses(
  transaction: Transaction,
  { seal, clock }: Pick<Ports, 'seal' | 'clock'>,
  pool: Pool,
  user: User,
  codes: number,
): Promise<void> {
  const key = attemptKey(seal, pool, user, user.username, 'new-address');
  for (let code = 0; code < codes; code += 1) {
    const count = await countWithin(transaction, key, clock.now());
    const limit = newAddressesPerHour;
    if (count > limit) throw newAddressesExceeded({ user: user.username, count, limit });
  }
}

/**
 * The attribute that a code is to verify.
 *
 * @throws attribute-not-verifiable
 */
export function verifiable(attribute: string): ContactAttribute {
  if (attribute === 'email' || attribute === 'phone_number') return attribute;
  throw attributeNotVerifiable({ attribute });
}
