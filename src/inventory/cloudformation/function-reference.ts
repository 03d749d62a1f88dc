import { isUntold, untoldPart } from '../declared/untold.ts';

/**
 * A function by its ARN; by its name, with a version or alias, where the rest of its ARN is not told, as without the account
 * of a stack.
 */
export function functionReference(arn: unknown): unknown {
  if (!isUntold(arn) || arn.partly === undefined) return arn;
  const [, name = ''] = /:function:([^:]+(?::[^:]*)?)$/.exec(arn.partly) ?? [];
  return name === '' || name.includes(untoldPart) ? arn : name;
}
