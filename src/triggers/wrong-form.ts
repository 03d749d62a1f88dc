import type * as z from 'zod';
import { isObject } from '../pool/is-object.ts';
import type { TriggerContract } from './contract.ts';
import { excerptOf } from './functions/excerpt.ts';

/** A place in an answer that is not what it must be. */
export interface WrongForm {
  /**
   * The member by its path in the response; `response` where it is all of it, `(answer)` where there is none.
   */
  readonly field: string;
  /** What it is, such as `the string "true"`. Of passwords, codes, claims and the like only the type. */
  readonly is: string;
  /** What it must be, such as `the boolean true`. */
  readonly mustBe: string;
  /** Both in a sentence: `autoConfirmUser is the string "true"; it must be the boolean true`. */
  readonly problem: string;
}

/** How many places are told: an answer may be wrong in a million. */
const mostTold = 20;

/** What a schema says of a response, as people do: each place by itself, the first of very many. */
export function wrongForms(
  issues: readonly z.core.$ZodIssue[],
  response: unknown,
  contract: TriggerContract,
): WrongForm[] {
  const forms = issues.slice(0, mostTold).flatMap(issue => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, mostTold).map(key => unknownMember(path, key, contract));
    }
    const found = path.reduce<unknown>(memberOf, response);
    const is = describe(found, isSecret(path, contract));
    const mustBe = issue.code === 'invalid_type' ? wanted(issue.expected, found) : issue.message;
    return [wrongForm(nameOf(path), is, mustBe)];
  });
  return forms.slice(0, mostTold);
}

/** A member by its path. What a handler calls its members may be empty, or as long as it likes. */
function nameOf(path: readonly string[]): string {
  return excerptOf(path.map(part => part || '(empty name)').join('.'), 120);
}

/** An answer or response that is no object; of its value nothing is told, since anything may be in it. */
export function wrongWhole(field: '(answer)' | 'response', found: unknown): WrongForm {
  const named = field === 'response' ? 'the object that came in' : 'the event that came in';
  const is = describe(found, true);
  const problem = `${field === 'response' ? field : 'the answer'} is ${is}; it must be ${named}`;
  return { field, is, mustBe: named, problem };
}

/** Makes one, whose sentence is made of its parts. */
export function wrongForm(field: string, is: string, mustBe: string): WrongForm {
  return { field, is, mustBe, problem: `${field} is ${is}; it must be ${mustBe}` };
}

function unknownMember(path: readonly string[], key: string, contract: TriggerContract): WrongForm {
  const field = nameOf([...path, key]);
  const known = path.length === 0 ? Object.keys(contract.response ?? {}) : undefined;
  const problem = `response has ${field}, which ${contract.name} does not know`;
  const wrong = { field, is: `a member that ${contract.name} does not know`, mustBe: 'left out', problem };
  if (!known) return wrong;
  if (known.length === 0) return { ...wrong, problem: `${problem}; its response must be empty` };
  const choice = known.join(', ');
  return { ...wrong, mustBe: `left out, or one of ${choice}`, problem: `${problem}; it knows ${choice}` };
}

/** Whether a member is secret, within one that is, or has one within it: text in its place may hold that. */
function isSecret(path: readonly string[], { secrets = [] }: TriggerContract): boolean {
  return secrets.some(secret => {
    const parts = secret.split('.');
    return path.every((part, index) => index >= parts.length || part === parts[index]);
  });
}

function memberOf(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) ? value[key] : undefined;
}

/** What the schema calls a type, as people do. */
const types: Readonly<Record<string, string>> = {
  string: 'a string',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function wanted(type: string, found: unknown): string {
  if (type !== 'boolean') return types[type] ?? `of the type ${type}`;
  const meant = truthIn(found);
  return meant === undefined ? 'a boolean, true or false' : `the boolean ${meant}`;
}

function truthIn(value: unknown): 'true' | 'false' | undefined {
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return text === 'true' || text === 'false' ? text : undefined;
}

/** What a value is; a truth value in quotation marks is no secret anywhere. */
function describe(value: unknown, secret: boolean): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (secret && truthIn(value) === undefined) return `a ${typeof value}`;
  return `the ${typeof value} ${typeof value === 'string' ? JSON.stringify(excerptOf(value, 40)) : String(value)}`;
}
