import { regionOf } from '../pool/pool.ts';
import type { PoolEntry } from './pool-entry.ts';

/** Where pools.yaml names no key: made up, and the same for all pools of a region. */
const madeUp = '00000000-0000-4000-8000-000000000000';

/** The KMS key of a pool's custom senders. */
export function senderKeyArn(
  { id, senderKey }: Pick<PoolEntry, 'id' | 'senderKey'>,
  account: string,
): string {
  return senderKey?.arn ?? `arn:aws:kms:${regionOf(id)}:${account}:key/${madeUp}`;
}
