import { type Shape, shape } from './api.ts';
import { type Constraint, constraintsOf } from './constraint.ts';
import { shownName } from './shown-name.ts';
import { shownValue, type Violation } from './violation.ts';

/**
 * Finds what in a decoded input breaks the model's rules, in the model's order; nothing where it is valid.
 */
export type Validate = (input: unknown) => Violation[];

/** Looks at the value at that path. Undefined for a shape within which nothing can be wrong. */
type Check = ((value: unknown, path: string, found: Found) => void) | undefined;

/**
 * Collects violations up to a bound, so that a hostile input cannot make an answer far larger than itself.
 */
interface Found {
  readonly violations: Violation[];
}

const mostViolations = 100;

/**
 * Sensitive by the model, and printed by the service all the same (observed for ClientId). Everything else
 * that the model calls sensitive is withheld.
 */
const printedAllTheSame: ReadonlySet<string> = new Set(['ClientIdType']);

/**
 * Members that the service checks under another name and with another lower bound
 * than the model has (observed).
 */
const observedLimits: ReadonlyMap<string, { readonly name: string; readonly min: number }> = new Map([
  ['ListGroupsRequest.Limit', { name: 'maxResults', min: 1 }],
  ['AdminListGroupsForUserRequest.Limit', { name: 'maxResults', min: 1 }],
]);

const checks = new Map<string, Check>();

/** The validator of an input shape, compiled on first use. */
export function validatorOf(name: string): Validate {
  const check = checkOf(name, false);
  return input => {
    const found: Found = { violations: [] };
    check?.(input, '', found);
    return found.violations;
  };
}

/** `inSecret` tells that the shape stands within a sensitive one. */
function checkOf(name: string, inSecret: boolean): Check {
  const key = inSecret ? `secret ${name}` : name;
  if (!checks.has(key)) checks.set(key, compile(name, shape(name), inSecret));
  return checks.get(key);
}

function compile(name: string, of: Shape, inSecret: boolean): Check {
  const sensitive = inSecret || (of.sensitive === true && !printedAllTheSame.has(name));
  const own = ownCheck(constraintsOf(of), sensitive);
  const within = withinCheck(name, of, sensitive);
  if (!own || !within) return own ?? within;
  return (value, path, found) => {
    own(value, path, found);
    within(value, path, found);
  };
}

/** The rules of the value itself. A broken pattern is told before a wrong length, as observed. */
function ownCheck(constraints: readonly Constraint[], sensitive: boolean): Check {
  const ordered = constraints.toSorted((a, b) => Number(isLength(a)) - Number(isLength(b)));
  if (ordered.length === 0) return undefined;
  return (value, path, found) => {
    for (const { rule, broken } of ordered) {
      if (broken(value)) report(found, path, rule, sensitive ? undefined : value);
    }
  };
}

function isLength({ rule }: Constraint): boolean {
  return rule.startsWith('Member must have');
}

function withinCheck(name: string, of: Shape, sensitive: boolean): Check {
  if (of.type === 'structure') return structureCheck(name, of, sensitive);
  if (of.type === 'list') return listCheck(of.member ?? '', sensitive);
  if (of.type === 'map') return mapCheck(of.key ?? '', of.value ?? '', sensitive);
  return undefined;
}

function structureCheck(structure: string, of: Shape, sensitive: boolean): Check {
  const required = new Set(of.required);
  const fields = Object.entries(of.members ?? {}).flatMap(([name, member]) => {
    const observed = observedLimits.get(`${structure}.${name}`);
    const check = observed
      ? compile(member, { ...shape(member), min: observed.min }, sensitive)
      : checkOf(member, sensitive);
    if (!check && !required.has(name)) return [];
    return [{ name, shown: observed?.name ?? shownName(name), check, needed: required.has(name) }];
  });
  if (fields.length === 0) return undefined;
  return (value, path, found) => {
    for (const { name, shown, check, needed } of fields) {
      const inner = memberOf(value, name);
      if (inner !== undefined) check?.(inner, path === '' ? shown : `${path}.${shown}`, found);
      else if (needed) {
        report(found, path === '' ? shown : `${path}.${shown}`, 'Member must not be null', null);
      }
    }
  };
}

/**
 * Structures in a list are named one by one; of scalars, the service prints the
 * list and all rules (observed).
 */
function listCheck(member: string, sensitive: boolean): Check {
  const of = shape(member);
  if (of.type === 'structure' || of.type === 'list' || of.type === 'map') {
    const check = checkOf(member, sensitive);
    if (!check) return undefined;
    return (value, path, found) => {
      if (!Array.isArray(value)) return;
      for (let index = 0; index < value.length && !isFull(found); index += 1) {
        check(value[index], `${path}.${index + 1}.member`, found);
      }
    };
  }
  return eachOf(constraintsOf(of), 'Member must satisfy constraint', Object.values, sensitive);
}

function mapCheck(key: string, value: string, sensitive: boolean): Check {
  const ofKeys = eachOf(
    constraintsOf(shape(key)),
    'Map keys must satisfy constraint',
    Object.keys,
    sensitive,
  );
  const ofValues = eachOf(
    constraintsOf(shape(value)),
    'Map value must satisfy constraint',
    Object.values,
    sensitive,
  );
  const inner = shape(value).type === 'structure' ? checkOf(value, sensitive) : undefined;
  if (!ofKeys && !ofValues && !inner) return undefined;
  return (entries, path, found) => {
    ofKeys?.(entries, path, found);
    ofValues?.(entries, path, found);
    if (!inner || typeof entries !== 'object' || entries === null) return;
    for (const [name, item] of Object.entries(entries)) inner(item, `${path}.${name}.member`, found);
  };
}

function eachOf(
  constraints: readonly Constraint[],
  words: string,
  parts: (value: object) => readonly unknown[],
  sensitive: boolean,
): Check {
  if (constraints.length === 0) return undefined;
  const rule = `${words}: [${constraints.map(constraint => constraint.rule).join(', ')}]`;
  return (value, path, found) => {
    if (typeof value !== 'object' || value === null) return;
    const broken = parts(value).some(part => constraints.some(constraint => constraint.broken(part)));
    if (broken) report(found, path, rule, sensitive ? undefined : value);
  };
}

/** A member of a decoded structure. */
function memberOf(value: unknown, name: string): unknown {
  // Decoding has made every structure an object of known members.
  return (value as Readonly<Record<string, unknown>>)[name];
}

/** Undefined stands for a value that is withheld. */
function report(found: Found, path: string, rule: string, value: unknown): void {
  if (isFull(found)) return;
  const shown =
    value === undefined ? 'Value' : value === null ? 'Value null' : `Value '${shownValue(value)}'`;
  found.violations.push({ path, rule, shown });
}

function isFull(found: Found): boolean {
  return found.violations.length >= mostViolations;
}
