import type * as z from 'zod';
import { answerBreaksContract } from '../causes/triggers/answer-breaks-contract.ts';
import { handlerAnsweredNothing } from '../causes/triggers/handler-answered-nothing.ts';
import type { Response, Run, TriggerContract } from './contract.ts';
import { excerptOf } from './excerpt.ts';

/**
 * The checked response in a handler's answer, completed with the values that it was sent. Everything outside of
 * `response` is ignored, as by Cognito.
 *
 * @throws a cause if the answer has no such response.
 */
export function readAnswer(json: string, contract: TriggerContract, run: Run): Response {
  const names = { trigger: run.trigger, function: run.function };
  const answer: unknown = JSON.parse(json);
  if (answer === null) throw handlerAnsweredNothing(names);

  const broken = (field: string, problem: string) => answerBreaksContract({ ...names, field, problem });
  if (!isObject(answer)) {
    throw broken('(answer)', `the answer is ${describe(answer)}; it must be the event that came in`);
  }
  const { response } = answer;
  if (!isObject(response)) {
    throw broken('response', `response is ${describe(response)}; it must be the object that came in`);
  }

  const parsed = contract.schema.safeParse(response);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw issue
      ? broken(...explain(issue, response, contract))
      : new Error('a schema refused without an issue');
  }
  contract.check(parsed.data, run);
  return { ...contract.response, ...parsed.data };
}

/** The field at fault, and what is wrong with it in one clause. */
function explain(issue: z.core.$ZodIssue, response: Response, contract: TriggerContract): [string, string] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const field = [...path, issue.keys[0]].join('.');
    const known = Object.keys(contract.response);
    const problem = `response has ${field}, which ${contract.name} does not know`;
    if (path.length > 0) return [field, problem];
    const choice = known.length ? `it knows ${known.join(', ')}` : 'its response must be empty';
    return [field, `${problem}; ${choice}`];
  }
  const field = path.join('.');
  const found = path.reduce<unknown>(memberOf, response);
  const expected = issue.code === 'invalid_type' ? wanted(issue.expected, found) : issue.message;
  return [field, `${field} is ${describe(found)}; it must be ${expected}`];
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
  const meant = typeof found === 'string' ? found.trim().toLowerCase() : '';
  return meant === 'true' || meant === 'false' ? `the boolean ${meant}` : 'a boolean, true or false';
}

function describe(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return `the ${typeof value} ${typeof value === 'string' ? JSON.stringify(excerptOf(value, 40)) : String(value)}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
