import { api, type Shape, shape } from '../../src/model/api.ts';
import { fits } from './pattern-samples.ts';
import { sampleOf, validMap, validText, validValue } from './valid-inputs.ts';

/** A valid input but for one value. */
export interface BrokenInput {
  /** Which rule is broken where. */
  readonly name: string;
  readonly input: unknown;
  /** How the service names the member and what it prints of the value; undefined where it prints no rule at all. */
  readonly told: Told | undefined;
}

/** What the service says of a broken value. */
interface Told {
  readonly path: string;
  /** The value as the service prints it; null where there is none, undefined for a structure, whose form is not known. */
  readonly printed: string | null | undefined;
  /** Whether the service keeps the value to itself. */
  readonly withheld: boolean;
  readonly rules: readonly string[];
}

/** Where a value stands. */
interface Place {
  readonly path: string;
  /** Whether the service withholds what stands there. */
  readonly withheld: boolean;
  /** The whole input with that value in this place. */
  readonly with: (value: unknown) => unknown;
}

/** Members that the service checks under another name and bound (observed). */
const observed: Readonly<Record<string, { readonly shown: string; readonly min: number }>> = {
  'ListGroupsRequest.Limit': { shown: 'maxResults', min: 1 },
  'AdminListGroupsForUserRequest.Limit': { shown: 'maxResults', min: 1 },
};

/** Every way to break one rule of that operation's input. */
export function brokenInputs(operation: string): BrokenInput[] {
  const input = api.operations[operation]?.input ?? '';
  return withinStructure(input, { path: '', withheld: false, with: value => value });
}

function withinStructure(name: string, place: Place): BrokenInput[] {
  const of = shape(name);
  const valid = { ...Object(validValue(name)) };
  return Object.entries(of.members ?? {}).flatMap(([member, memberShape]) => {
    const known = observed[`${name}.${member}`];
    const shown = known?.shown ?? `${member[0]?.toLowerCase()}${member.slice(1)}`;
    const inner: Place = {
      ...place,
      path: place.path === '' ? shown : `${place.path}.${shown}`,
      with: value => place.with({ ...valid, [member]: value }),
    };
    const { [member]: _, ...without } = valid;
    const needed = of.required?.includes(member)
      ? [broken(inner, 'is not there', undefined, null, ['not be null'], place.with(without))]
      : [];
    return [...needed, ...breaking(memberShape, inner, known)];
  });
}

/** Every way to break the value in that place. */
function breaking(name: string, outer: Place, changed: Partial<Shape> = {}): BrokenInput[] {
  const of = { ...shape(name), ...changed };
  // ClientId is printed although the model calls it sensitive (observed).
  const withheld = outer.withheld || (of.sensitive === true && name !== 'ClientIdType');
  const place = { ...outer, withheld };
  return [wrongType(name, of, place), ...ofItself(of, place), ...within(name, of, place)].flat();
}

function within(name: string, of: Shape, place: Place): BrokenInput[] {
  if (of.type === 'structure') return withinStructure(name, place);
  if (of.type === 'list') {
    const member = shape(of.member ?? '');
    const inner = { ...place, with: (value: unknown) => place.with([value]) };
    if (member.type === 'structure')
      return breaking(of.member ?? '', { ...inner, path: `${place.path}.1.member` });
    return ofParts(member, inner, 'satisfy constraint', value => `[${value}]`);
  }
  if (of.type !== 'map') return [];
  const [key = 'key'] = Object.keys(Object(validValue(name)));
  const value = validValue(of.value ?? '');
  const atKey = { ...place, with: (item: unknown) => place.with({ [key]: item }) };
  const ofValues =
    shape(of.value ?? '').type === 'structure'
      ? breaking(of.value ?? '', { ...atKey, path: `${place.path}.${key}.member` })
      : ofParts(shape(of.value ?? ''), atKey, 'Map value', item => `{${key}=${item}}`);
  const asKey = { ...place, with: (item: unknown) => place.with({ [String(item)]: value }) };
  return [
    ...ofValues,
    ...ofParts(shape(of.key ?? ''), asKey, 'Map keys', item =>
      typeof value === 'string' ? `{${item}=${value}}` : undefined,
    ),
  ];
}

/** Scalars in a list or map: the service names all their rules where one is broken (observed). */
function ofParts(
  of: Shape,
  place: Place,
  which: string,
  shown: (value: string) => string | undefined,
): BrokenInput[] {
  const all = [
    ...(of.max === undefined ? [] : [`Member must have length less than or equal to ${of.max}`]),
    ...(of.min ? [`Member must have length greater than or equal to ${of.min}`] : []),
    ...(of.pattern === undefined ? [] : [`Member must satisfy regular expression pattern: ${of.pattern}`]),
    ...(of.enum === undefined ? [] : [`Member must satisfy enum value set: [${of.enum.join(', ')}]`]),
  ];
  const rule = `${which.startsWith('Map') ? `${which} must satisfy constraint` : `Member must ${which}`}: [${all.join(', ')}]`;
  return ofItself(of, place).map(({ name, input, told }) => ({
    name: `${name}, within`,
    input,
    told: told && {
      ...told,
      printed: typeof told.printed === 'string' ? shown(told.printed) : undefined,
      rules: [rule],
    },
  }));
}

/** The rules of the value itself. */
function ofItself(of: Shape, place: Place): BrokenInput[] {
  if (of.type === 'integer' || of.type === 'long') {
    return [
      ...(of.max === undefined
        ? []
        : [number(place, of.max + 1, `have value less than or equal to ${of.max}`)]),
      ...(of.min === undefined
        ? []
        : [number(place, of.min - 1, `have value greater than or equal to ${of.min}`)]),
    ];
  }
  if (of.enum) {
    return [
      broken(place, 'is none of its set', 'ELSE', 'ELSE', [
        `satisfy enum value set: [${of.enum.join(', ')}]`,
      ]),
    ];
  }
  const patternRule = `satisfy regular expression pattern: ${of.pattern}`;
  const rows: BrokenInput[] = [];
  if (of.max !== undefined) {
    const value = ofLength(of, of.max + 1);
    if (value !== undefined) {
      rows.push(
        broken(place, 'is too long', value, print(of, value), [
          `have length less than or equal to ${of.max}`,
        ]),
      );
    }
  }
  if (of.min) {
    const value = ofLength(of, of.min - 1);
    const fitting = typeof value !== 'string' || of.pattern === undefined || fits(of.pattern, value);
    const rules = [...(fitting ? [] : [patternRule]), `have length greater than or equal to ${of.min}`];
    rows.push(broken(place, 'is too short', value, print(of, value), rules));
  }
  const misfit = of.type === 'string' ? sampleOf(of).broken : undefined;
  if (misfit !== undefined) {
    const value = misfit.length === 1 ? misfit.repeat(Math.max(of.min ?? 0, 1)) : misfit;
    rows.push(broken(place, 'does not fit its pattern', value, value, [patternRule]));
  }
  return rows;
}

function number(place: Place, value: number, rule: string): BrokenInput {
  return broken(place, `is ${value}`, value, String(value), [rule]);
}

/** Undefined where there is none of that length. */
function ofLength(of: Shape, length: number): unknown {
  if (of.type === 'list') return Array.from({ length }, () => validValue(of.member ?? ''));
  if (of.type === 'map') return length === 0 ? {} : validMap(of, length);
  if (of.type === 'blob') return Buffer.alloc(length).toString('base64');
  return length < (of.min ?? 0) ? 'a'.repeat(length) : validText(of, length);
}

/** What the service prints, as far as it is known; a structure's form is not. */
function print(of: Shape, value: unknown): string | undefined {
  if (typeof value === 'string') return of.type === 'blob' ? undefined : value;
  if (Array.isArray(value))
    return value.some(item => typeof item === 'object') ? undefined : `[${value.join(', ')}]`;
  const entries = Object.entries(Object(value));
  return `{${entries.map(([key, item]) => `${key}=${item}`).join(', ')}}`;
}

function broken(
  { path, withheld, with: input }: Place,
  how: string,
  value: unknown,
  printed: string | null | undefined,
  rules: readonly string[],
  whole: unknown = input(value),
): BrokenInput {
  return {
    name: `${path} ${how}`,
    input: whole,
    told: { path, printed, withheld, rules: rules.map(rule => `Member must ${rule}`) },
  };
}

const wrongTypes: Readonly<Record<Shape['type'], unknown>> = {
  string: 1,
  structure: 'text',
  list: { '0': 'text' },
  map: ['text'],
  integer: '1',
  long: '1',
  boolean: 'true',
  timestamp: 'yesterday',
  blob: 'not base64',
};

function wrongType(name: string, of: Shape, place: Place): BrokenInput[] {
  if (name === 'Document') return [];
  return [
    { name: `${place.path} is no ${of.type}`, input: place.with(wrongTypes[of.type]), told: undefined },
  ];
}
