import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import { changeTags } from './tagged-pool.ts';

/**
 * Takes tags off a user pool. One that it does not have is no error (inferred).
 *
 * @throws resource-arn-not-of-a-pool, tagged-pool-not-found
 */
export async function UntagResource(
  ports: Pick<Ports, 'directory'>,
  { ResourceArn, TagKeys }: Input<'UntagResource'>,
  call: Call,
): Promise<Output<'UntagResource'>> {
  await changeTags(ports, ResourceArn, call, had =>
    Object.fromEntries(Object.entries(had).filter(([name]) => !TagKeys.includes(name))),
  );
  return {};
}
