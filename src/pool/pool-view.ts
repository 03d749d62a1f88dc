import type { Output, PoolSettings } from '../model/operation.ts';
import { inDescribeOrder } from './attribute-schema.ts';
import type { Pool } from './pool.ts';
import { present } from './present.ts';

type Description = NonNullable<Output<'ListUserPools'>['UserPools']>[number];

/** The pool as CreateUserPool shows it: without tags where it has none (observed), and without users. */
export function createdPool(pool: Pool): PoolSettings {
  const { UserPoolTags: tags = {}, ...settings } = pool.settings;
  return {
    ...settings,
    ...dates(pool),
    EstimatedNumberOfUsers: 0,
    ...(Object.keys(tags).length > 0 ? { UserPoolTags: tags } : {}),
  };
}

/** The pool as DescribeUserPool shows it. */
export function describedPool(pool: Pool, estimatedUsers: number): PoolSettings {
  return {
    ...pool.settings,
    ...dates(pool),
    EstimatedNumberOfUsers: estimatedUsers,
    SchemaAttributes: inDescribeOrder(pool.settings.SchemaAttributes ?? []),
  };
}

/** The pool as ListUserPools shows it. */
export function listedPool(pool: Pool): Description {
  const { Id, Name, LambdaConfig } = pool.settings;
  return { ...present({ Id, Name, LambdaConfig }), ...dates(pool) };
}

function dates(pool: Pool): { readonly CreationDate: Date; readonly LastModifiedDate: Date } {
  return { CreationDate: new Date(pool.createdAt), LastModifiedDate: new Date(pool.modifiedAt) };
}
