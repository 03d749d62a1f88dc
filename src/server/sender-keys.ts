import type { PoolsFile } from '../config/pools-file.ts';
import { senderKeyArn } from '../config/sender-key-arn.ts';
import type { Seal } from '../pool/seal.ts';

/** The 32 bytes that stand for the KMS key of that ARN, which no KMS is asked for. */
export type SenderKeys = (arn: string) => Buffer;

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
