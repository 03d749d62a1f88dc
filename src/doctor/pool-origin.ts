import { regionOf } from '../pool/pool.ts';
import type { DescribedPool } from '../surroundings/cognito-reads.ts';

/** The ARN of a pool, and the account that it is in. */
export interface PoolOrigin {
  readonly arn: string;
  readonly account: string;
}

/**
 * Where requests of a pool come from, as policies see it.
 *
 * @param account the account where the pool does not tell its ARN
 */
export function poolOrigin({ Arn }: DescribedPool, poolId: string, account: string): PoolOrigin {
  const arn = Arn ?? `arn:aws:cognito-idp:${regionOf(poolId)}:${account}:userpool/${poolId}`;
  return { arn, account: arn.split(':')[4] ?? account };
}
