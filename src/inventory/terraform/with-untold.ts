import { isObject } from '../../pool/is-object.ts';
import { elements, members } from '../../pool/members.ts';
import { untold } from '../declared/untold.ts';
import { SourceNotRead } from '../source-not-read.ts';

/** How deep the values of a resource may be nested. No schema of the provider has ten levels. */
const deepest = 50;

/**
 * A value of a resource with Untold in each place that marks name. Terraform marks what is sensitive, and what is known
 * after apply, by `true` at the same place in a value of the same form (documented).
 *
 * @throws SourceNotRead if it is nested without measure
 */
export function withUntold(value: unknown, marks: readonly unknown[], depth = 0): unknown {
  if (depth > deepest) throw new SourceNotRead(`has a resource that is nested more than ${deepest} deep`);
  if (marks.includes(true)) return untold();
  if (Array.isArray(value)) {
    const lists = marks.map(elements);
    // What is not known yet may be left out of the values.
    const length = Math.max(value.length, ...lists.map(list => list.length));
    return Array.from({ length }, (_none, at) => {
      const inner = lists.map(list => list[at]);
      return at < value.length ? withUntold(value[at], inner, depth + 1) : untold();
    });
  }
  const within = marks.map(members);
  if (!isObject(value)) return within.some(mark => holdsMark(mark)) ? untold() : value;
  const made: Record<string, unknown> = Object.create(null);
  for (const key of new Set([...Object.keys(value), ...within.flatMap(Object.keys)])) {
    const inner = within.map(mark => mark[key]);
    if (Object.hasOwn(value, key)) made[key] = withUntold(value[key], inner, depth + 1);
    else if (inner.some(mark => holdsMark(mark))) made[key] = untold();
  }
  return made;
}

/** Whether anything within is marked; what is too deep to be looked through counts as if it were. */
function holdsMark(mark: unknown, depth = 0): boolean {
  if (mark === true || depth > deepest) return true;
  return (
    typeof mark === 'object' && mark !== null && Object.values(mark).some(one => holdsMark(one, depth + 1))
  );
}

/** The marks that the paths of a state's `sensitive_attributes` make, such as `[{ type: 'get_attr', value: 'tags' }]`. */
export function marksOfPaths(paths: unknown): unknown {
  const marks: Record<string, unknown> = Object.create(null);
  for (const path of elements(paths)) {
    // The attribute as a whole, wherever in it the path ends: what stands beside a secret is no loss.
    const { type, value } = members(elements(path)[0]);
    if (type === 'get_attr' && typeof value === 'string') marks[value] = true;
  }
  return marks;
}
