import { type Evidence, rulesOut } from './evidence.ts';
import type { Known } from './known.ts';

/**
 * Evidence against a cause that the service tells by a value which breaks a constraint: it uses the same words for every
 * member, so that the one which the error names tells them apart.
 *
 * @param own the names of the members that the cause is about
 */
export function refusedMember({ errors }: Known, own: RegExp): readonly Evidence[] {
  return errors.flatMap(({ message = '' }) => {
    const named = [...message.matchAll(/ at '([\w.]+)' failed to satisfy constraint:/g)].flatMap(
      ([, member]) => member ?? [],
    );
    return named.length === 0 || named.some(member => own.test(member))
      ? []
      : [rulesOut(`The value that was refused is that of ${named.join(', ')}.`)];
  });
}
