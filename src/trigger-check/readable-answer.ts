import { hidden, type Readable } from '../triggers/functions/without-secrets.ts';

/** An answer with the secrets taken out of its texts, names and lists of bytes. */
export function readableAnswer(value: unknown, readable: Readable): unknown {
  if (typeof value === 'string') return readable(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const text = JSON.stringify(value);
    const isBytes = value.every(element => typeof element === 'number');
    if (isBytes) return readable(text) === text ? value : hidden;
    return value.map(element => readableAnswer(element, readable));
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [readable(name), readableAnswer(member, readable)]),
  );
}
