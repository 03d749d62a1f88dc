import { clientNumbers, signature } from '../pool/srp-client.ts';
import type { Person } from './people.ts';
import { srpTimestamp } from './srp-time.ts';
import type { Wire } from './wire.ts';

/** The answer to PASSWORD_VERIFIER by who knows the password, for a proof that began with `a`. */
export function proofOf(
  { clock }: Pick<Wire, 'clock'>,
  pool: string,
  { password }: Pick<Person, 'password'>,
  a: bigint,
  {
    SALT = '',
    SRP_B = '',
    SECRET_BLOCK = '',
    USER_ID_FOR_SRP: userId = '',
  }: Readonly<Record<string, string>>,
) {
  const poolName = pool.slice(pool.indexOf('_') + 1);
  const { key } = clientNumbers({ poolName, userId, password }, a, SALT, SRP_B);
  const TIMESTAMP = srpTimestamp(clock.now());
  return {
    USERNAME: userId,
    PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE: signature(key, poolName, userId, SECRET_BLOCK, TIMESTAMP),
    TIMESTAMP,
  };
}
