import { attributeNotVerifiable } from '../../causes/users/attribute-not-verifiable.ts';
import { verificationAttemptsExceeded } from '../../causes/users/verification-attempts-exceeded.ts';
import type { ContactAttribute } from '../../pool/mask.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { attemptKey, countInHour } from '../attempts.ts';
import type { Ports } from '../ports.ts';

/** For each user and hour (documented). */
const limits = { 'request-verification': 5, 'verify-attribute': 15 } as const;

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
  const count = await countInHour(ports, attemptKey(ports.seal, pool, user, user.username, action));
  const limit = limits[action];
  if (count > limit) throw verificationAttemptsExceeded({ user: user.username, count, limit });
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
