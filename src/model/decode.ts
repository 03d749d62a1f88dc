import { type Shape, shape } from './api.ts';
import { WrongType } from './wrong-type.ts';

/**
 * Makes of parsed JSON what the operations take: members that the model does not know and nulls
 * are dropped, timestamps become dates, blobs bytes. Maps have no prototype, so that no key in
 * them finds anything inherited.
 *
 * @throws WrongType where the JSON has another type than the model.
 */
export type Decode = (json: unknown) => unknown;

const decoders = new Map<string, Decode>();

/** The decoder of that shape, compiled on first use. */
export function decoderOf(name: string): Decode {
  let decode = decoders.get(name);
  if (!decode) {
    decode = compile(name, shape(name));
    decoders.set(name, decode);
  }
  return decode;
}

function compile(name: string, of: Shape): Decode {
  if (name === 'Document') return decodeDocument;
  switch (of.type) {
    case 'structure':
      return structure(of.members ?? {});
    case 'list':
      return list(of.member ?? '');
    case 'map':
      return map(of.value ?? '');
    default:
      return scalars[of.type];
  }
}

function structure(members: Readonly<Record<string, string>>): Decode {
  const fields = Object.entries(members).map(([name, of]) => ({ name, decode: decoderOf(of) }));
  return json => {
    const source = objectIn(json);
    const result: Record<string, unknown> = {};
    for (const { name, decode } of fields) {
      const value = source[name];
      if (value === undefined || value === null) continue;
      result[name] = decodeAt(name, decode, value);
    }
    return result;
  };
}

function list(member: string): Decode {
  const decode = decoderOf(member);
  return json => {
    if (!Array.isArray(json)) throw new WrongType('a list', json);
    const result: unknown[] = [];
    for (const [index, value] of json.entries()) {
      if (value !== null) result.push(decodeAt(String(index), decode, value));
    }
    return result;
  };
}

function map(valueShape: string): Decode {
  const decode = decoderOf(valueShape);
  return json => {
    const source = objectIn(json);
    const result: Record<string, unknown> = Object.create(null);
    for (const key of Object.keys(source)) {
      const value = source[key];
      if (value !== null) result[key.toWellFormed()] = decodeAt(key, decode, value);
    }
    return result;
  };
}

function decodeAt(name: string, decode: Decode, value: unknown): unknown {
  try {
    return decode(value);
  } catch (error) {
    if (error instanceof WrongType) error.path.unshift(name);
    throw error;
  }
}

function objectIn(json: unknown): Readonly<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new WrongType('an object', json);
  // An object that is no list has string keys; its values stay unknown.
  return json as Readonly<Record<string, unknown>>;
}

const scalars: Readonly<Record<Exclude<Shape['type'], 'structure' | 'list' | 'map'>, Decode>> = {
  string(json) {
    if (typeof json !== 'string') throw new WrongType('a string', json);
    return json.toWellFormed();
  },
  boolean(json) {
    if (typeof json !== 'boolean') throw new WrongType('a truth value', json);
    return json;
  },
  integer(json) {
    if (typeof json !== 'number' || (json | 0) !== json)
      throw new WrongType('a whole number of 32 bits', json);
    return json;
  },
  long(json) {
    if (!Number.isSafeInteger(json)) throw new WrongType('a whole number', json);
    return json;
  },
  timestamp(json) {
    const date = new Date(typeof json === 'number' ? Math.round(json * 1000) : Number.NaN);
    if (Number.isNaN(date.getTime())) throw new WrongType('a number of seconds', json);
    return date;
  },
  blob(json) {
    if (typeof json !== 'string' || json.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(json)) {
      throw new WrongType('a text in base64', json);
    }
    return Buffer.from(json, 'base64');
  },
};

/** How deep free JSON may nest, so that whoever walks it later does not run out of stack. */
const deepestDocument = 64;

/** Free JSON is kept as it is. */
function decodeDocument(json: unknown): unknown {
  if (!nestsWithin(json, deepestDocument))
    throw new WrongType(`nested at most ${deepestDocument} deep`, json);
  return json;
}

function nestsWithin(json: unknown, depth: number): boolean {
  if (typeof json !== 'object' || json === null) return true;
  return depth > 0 && Object.values(json).every(value => nestsWithin(value, depth - 1));
}
