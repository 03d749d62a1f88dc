import { aliasAndUsernameAttributes } from '../../causes/settings/alias-and-username-attributes.ts';
import type { Input } from '../../model/operation.ts';
import { checkPool } from './check-pool.ts';
import { checkSchema } from './check-schema.ts';

/**
 * Holds what a pool is to be created with to the rules that the model does not know.
 *
 * @throws alias-and-username-attributes, and what `checkSchema` and `checkPool` throw
 */
export function checkNewPool(input: Input<'CreateUserPool'>, region: string): void {
  const { AliasAttributes = [], UsernameAttributes = [], Schema = [] } = input;
  if (AliasAttributes.length > 0 && UsernameAttributes.length > 0) throw aliasAndUsernameAttributes({});
  checkSchema(Schema);
  checkPool(input, { region, current: undefined });
}
