import { tagsRefused } from '../../causes/settings/tags-refused.ts';
import type { Input, Output } from '../../model/operation.ts';
import { faultOfTags } from '../../pool/tags.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import { changeTags } from './tagged-pool.ts';

/**
 * Sets tags of a user pool beside those that it has; one of the same name takes the new value.
 *
 * @throws resource-arn-not-of-a-pool, tagged-pool-not-found, tags-refused
 */
export async function TagResource(
  ports: Pick<Ports, 'directory'>,
  { ResourceArn, Tags }: Input<'TagResource'>,
  call: Call,
): Promise<Output<'TagResource'>> {
  await changeTags(ports, ResourceArn, call, had => {
    const tags = { ...had, ...Tags };
    const reason = faultOfTags(tags);
    if (reason) throw tagsRefused({ reason });
    return tags;
  });
  return {};
}
