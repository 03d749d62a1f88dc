import { resourceArnNotOfAPool } from '../../causes/settings/resource-arn-not-of-a-pool.ts';
import { taggedPoolNotFound } from '../../causes/settings/tagged-pool-not-found.ts';
import type { Pool } from '../../pool/pool.ts';
import type { Tags } from '../../pool/tags.ts';
import type { Call } from '../call.ts';
import { changeAnew } from '../change-anew.ts';
import type { Ports } from '../ports.ts';

/** An ARN such as `arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AkG9mnbjA`. */
const form = /^arn:aws[\w-]*:cognito-idp:[\w-]+:\d{12}:userpool\/(?<poolId>[\w-]+_[0-9a-zA-Z]+)$/;

/**
 * The user pool that an ARN names, noted in the call's trace: its own ARN, to the
 * letter, and asked for in its region.
 *
 * @throws resource-arn-not-of-a-pool, tagged-pool-not-found
 */
export function taggedPool({ directory }: Pick<Ports, 'directory'>, arn: string, call: Call): Pool {
  const poolId = form.exec(arn)?.groups?.poolId;
  if (poolId === undefined) throw resourceArnNotOfAPool({ arn });
  const pool = directory.pool(poolId);
  const isHere = pool && (call.region === undefined || call.region === pool.region);
  if (!isHere || pool.settings.Arn !== arn) throw taggedPoolNotFound({ arn, poolId });
  call.trace.poolId = pool.id;
  return pool;
}

/**
 * Changes a pool's tags; its date of modification stays (inferred).
 *
 * @throws resource-arn-not-of-a-pool, tagged-pool-not-found, and what `change` throws
 */
export async function changeTags(
  { directory }: Pick<Ports, 'directory'>,
  arn: string,
  call: Call,
  change: (tags: Tags) => Tags,
): Promise<void> {
  await changeAnew(directory, {
    find: () => taggedPool({ directory }, arn, call),
    change: pool => {
      const UserPoolTags = change(pool.settings.UserPoolTags ?? {});
      return { ...pool, settings: { ...pool.settings, UserPoolTags } };
    },
    write: directory.changePool,
  });
}
