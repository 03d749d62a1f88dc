import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import { taggedPool } from './tagged-pool.ts';

/**
 * Tells a user pool's tags: those that DescribeUserPool shows as UserPoolTags.
 *
 * @throws resource-arn-not-of-a-pool, tagged-pool-not-found
 */
export async function ListTagsForResource(
  ports: Pick<Ports, 'directory'>,
  { ResourceArn }: Input<'ListTagsForResource'>,
  call: Call,
): Promise<Output<'ListTagsForResource'>> {
  const { settings } = taggedPool(ports, ResourceArn, call);
  return { Tags: { ...settings.UserPoolTags } };
}
