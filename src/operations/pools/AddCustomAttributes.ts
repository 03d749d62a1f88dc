import type { Input, Output } from '../../model/operation.ts';
import { customAttribute } from '../../pool/attribute-schema.ts';
import type { Call } from '../call.ts';
import { changeAnew } from '../change-anew.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { checkAddedAttributes } from './check-schema.ts';

/**
 * Adds attributes to the schema of a pool, all of them or none. They can be added
 * only: not changed, not removed.
 *
 * @throws what `checkAddedAttributes` throws
 */
export async function AddCustomAttributes(
  { directory, clock }: Pick<Ports, 'directory' | 'clock'>,
  input: Input<'AddCustomAttributes'>,
  call: Call,
): Promise<Output<'AddCustomAttributes'>> {
  await changeAnew(directory, {
    find: () => poolOf(directory, input.UserPoolId, call),
    change: pool => {
      const schema = pool.settings.SchemaAttributes ?? [];
      checkAddedAttributes(schema, input.CustomAttributes);
      const SchemaAttributes = [...schema, ...input.CustomAttributes.map(customAttribute)];
      return { ...pool, settings: { ...pool.settings, SchemaAttributes }, modifiedAt: clock.now() };
    },
    write: directory.changePool,
  });
  return {};
}
