import type { Input, Output } from '../../model/operation.ts';
import { customAttribute } from '../../pool/attribute-schema.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { checkAddedAttributes } from './check-schema.ts';

/**
 * Adds attributes to the schema of a pool, all of them or none. They can be added only: not changed, not removed.
 *
 * @throws what `checkAddedAttributes` throws
 */
export async function AddCustomAttributes(
  { directory, clock }: Pick<Ports, 'directory' | 'clock'>,
  input: Input<'AddCustomAttributes'>,
  call: Call,
): Promise<Output<'AddCustomAttributes'>> {
  let isAdded = false;
  // The operation declares no error for a pool that another call changed meanwhile, so it adds to what is there then.
  while (!isAdded) {
    await directory.refresh();
    const pool = poolOf(directory, input.UserPoolId, call);
    const schema = pool.settings.SchemaAttributes ?? [];
    checkAddedAttributes(schema, input.CustomAttributes);
    const SchemaAttributes = [...schema, ...input.CustomAttributes.map(customAttribute)];
    const settings = { ...pool.settings, SchemaAttributes };
    isAdded = await directory.changePool(pool, { ...pool, settings, modifiedAt: clock.now() });
  }
  return {};
}
