import type { PoolEntry } from '../config/pool-entry.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import { regionOf } from '../pool/pool.ts';
import type { Seal } from '../pool/seal.ts';

/** The 32 bytes that stand for the KMS key of that ARN, which no KMS is asked for. */
export type SenderKeys = (arn: string) => Buffer;

/** Where pools.yaml names no key: made up, and the same for all pools of a region. */
const madeUp = '00000000-0000-4000-8000-000000000000';

/** The KMS key of a pool's custom senders. */
export function senderKeyArn(
  { id, senderKey }: Pick<PoolEntry, 'id' | 'senderKey'>,
  account: string,
): string {
  return senderKey?.arn ?? `arn:aws:kms:${regionOf(id)}:${account}:key/${madeUp}`;
}

/**
 * The keys of pools.yaml; any other is derived from the master key, so that pools made by calls have theirs.
 */
export function senderKeysOf(
  { pools, account }: Pick<PoolsFile, 'pools' | 'account'>,
  seal: Seal,
): SenderKeys {
  const given = new Map(
    pools.flatMap(pool => {
      const secret = pool.senderKey?.secret;
      return secret === undefined
        ? []
        : [[senderKeyArn(pool, account), Buffer.from(secret, 'base64')] as const];
    }),
  );
  // The hash is an HMAC of 32 bytes under a key that nothing else is hashed with.
  return arn => given.get(arn) ?? Buffer.from(seal.hash('sender-key', arn), 'base64url');
}
