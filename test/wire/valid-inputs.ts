import { type Shape, shape } from '../../src/model/api.ts';
import { patternSamples } from './pattern-samples.ts';

/** The smallest JSON that the model takes for a shape: of structures, the required members. */
export function validValue(name: string): unknown {
  const of = shape(name);
  const count = Math.max(of.min ?? 0, 1);
  switch (of.type) {
    case 'structure':
      return validStructure(of);
    case 'list':
      return Array.from({ length: count }, () => validValue(of.member ?? ''));
    case 'map':
      return validMap(of, count);
    case 'integer':
    case 'long':
      return of.min ?? 1;
    case 'boolean':
      return true;
    case 'timestamp':
      return 1_790_000_000;
    case 'blob':
      return Buffer.alloc(count).toString('base64');
    default:
      return of.enum?.[0] ?? validText(of);
  }
}

function validStructure(of: Shape): Record<string, unknown> {
  const required = new Set(of.required);
  const members = Object.entries(of.members ?? {}).filter(([name]) => required.has(name));
  return Object.fromEntries(members.map(([name, member]) => [name, validValue(member)]));
}

/** Undefined where the pattern of its keys does not have as many. */
export function validMap(of: Shape, count: number): Record<string, unknown> | undefined {
  const key = shape(of.key ?? '');
  const least = Math.max(key.min ?? 0, 1);
  if (count > 1 && sampleOf(key).more === undefined) return undefined;
  const keys = Array.from({ length: count }, (_, index) => validText(key, least + index));
  return Object.fromEntries(keys.map(name => [name, validValue(of.value ?? '')]));
}

/** A text that fits the shape's pattern, as long as that, or as short as may be. */
export function validText(of: Shape, length = 0): string {
  const { start, more } = sampleOf(of);
  // An empty text fits where nothing is demanded, but says nothing.
  const least = Math.max(length, of.min ?? 0, start.length + (more === undefined || start !== '' ? 0 : 1));
  if (more !== undefined) return start + more.repeat(least - start.length || (length === 0 ? 1 : 0));
  return start.repeat(Math.ceil(least / start.length));
}

/** The sample of a text's pattern, which must have one. */
export function sampleOf(of: Shape) {
  if (of.pattern === undefined) return { start: '', more: 'a', broken: undefined };
  const sample = patternSamples[of.pattern];
  if (!sample) throw new Error(`there is no sample for the pattern ${of.pattern}`);
  return sample;
}
