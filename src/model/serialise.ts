import { type Shape, shape } from './api.ts';
import { javaSeconds } from './java-seconds.ts';

/**
 * Writes an operation's output as the service does: members and map keys in alphabetical order at every
 * level, absent ones left out, empty lists and objects kept, only members that the model knows.
 */
export type Serialise = (output: unknown) => string;

const serialisers = new Map<string, Serialise>();

/** The serialiser of that shape, compiled on first use. */
export function serialiserOf(name: string): Serialise {
  let serialise = serialisers.get(name);
  if (!serialise) {
    serialise = compile(name, shape(name));
    serialisers.set(name, serialise);
  }
  return serialise;
}

function compile(name: string, of: Shape): Serialise {
  if (name === 'Document') return JSON.stringify;
  switch (of.type) {
    case 'structure':
      return structure(of.members ?? {});
    case 'list':
      return list(serialiserOf(of.member ?? ''));
    case 'map':
      return map(serialiserOf(of.value ?? ''));
    case 'timestamp':
      return date => javaSeconds(instance(date, Date).getTime());
    case 'blob':
      return bytes => `"${Buffer.from(instance(bytes, Uint8Array)).toString('base64')}"`;
    default:
      return JSON.stringify;
  }
}

function structure(members: Readonly<Record<string, string>>): Serialise {
  const fields = Object.keys(members)
    .toSorted()
    .map(name => ({ name, key: `${JSON.stringify(name)}:`, serialise: serialiserOf(members[name] ?? '') }));
  return output => {
    const source = recordOf(output);
    let text = '{';
    for (const { name, key, serialise } of fields) {
      const value = source[name];
      if (value === undefined || value === null) continue;
      text += text === '{' ? key : `,${key}`;
      text += serialise(value);
    }
    return `${text}}`;
  };
}

function list(serialise: Serialise): Serialise {
  return output => {
    if (!Array.isArray(output)) throw new Error('the output has no list where the model has one');
    return `[${output.map(item => serialise(item)).join(',')}]`;
  };
}

function map(serialise: Serialise): Serialise {
  return output => {
    const source = recordOf(output);
    const keys = Object.keys(source).filter(key => source[key] !== undefined && source[key] !== null);
    return `{${keys
      .sort()
      .map(key => `${JSON.stringify(key)}:${serialise(source[key])}`)
      .join(',')}}`;
  };
}

function recordOf(output: unknown): Readonly<Record<string, unknown>> {
  if (typeof output !== 'object' || output === null)
    throw new Error('the output has no object where the model has one');
  // Any object can be read by names; the values stay unknown.
  return output as Readonly<Record<string, unknown>>;
}

function instance<T>(value: unknown, type: abstract new (...args: never[]) => T): T {
  if (!(value instanceof type)) throw new Error(`the output has no ${type.name} where the model has one`);
  return value;
}
