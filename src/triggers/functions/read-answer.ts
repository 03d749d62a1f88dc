import { answerBreaksContract } from '../../causes/triggers/answer-breaks-contract.ts';
import { handlerAnsweredNothing } from '../../causes/triggers/handler-answered-nothing.ts';
import { isObject } from '../../pool/is-object.ts';
import { type Breach, breachOf } from '../breach.ts';
import type { Response, Run, TriggerContract } from '../contract.ts';
import { type WrongForm, wrongForms, wrongWhole } from '../wrong-form.ts';
import { holdsMoreThan } from './holds-more-than.ts';
import { isTooDeep } from './is-too-deep.ts';

/**
 * How many values a response may have: none of use comes near. The schema tells of each wrong one before any is left
 * out, so that a list of millions, which 6 MB hold, would take all memory.
 */
const mostValues = 20_000;

/** What came of reading an answer. */
export type Reading =
  | { readonly breaches: readonly []; readonly response: Response }
  | { readonly breaches: readonly [Breach, ...Breach[]]; readonly response?: undefined };

/**
 * Reads a handler's answer: the checked response in it, completed with the values that it was sent, or all
 * that is wrong with it, first what Cognito shows. Everything outside of `response` is ignored, as by
 * Cognito; of a trigger that it does not wait for, everything is.
 */
export function readAnswer(json: string, contract: TriggerContract, run: Run): Reading {
  if (!contract.response) return { breaches: [], response: {} };
  const names = { trigger: run.trigger, function: run.function };
  const answer: unknown = JSON.parse(json);
  if (answer === null) {
    const failure = handlerAnsweredNothing(names);
    return { breaches: [breachOf('(answer)', 'null', 'the event that came in', failure)] };
  }
  if (!isObject(answer)) return { breaches: formBreaches([wrongWhole('(answer)', answer)], names) };
  if (isTooDeep(answer)) return { breaches: formBreaches([tooDeep], names) };
  const { response } = answer;
  if (!isObject(response)) return { breaches: formBreaches([wrongWhole('response', response)], names) };
  if (holdsMoreThan(mostValues, response)) return { breaches: formBreaches([tooManyValues], names) };

  const parsed = contract.schema.safeParse(response);
  if (!parsed.success) {
    const [first, ...others] = wrongForms(parsed.error.issues, response, contract);
    if (!first) throw new Error('a schema refused without an issue');
    return { breaches: formBreaches([first, ...others], names) };
  }
  // What the rules speak of has meaning only where each member has its form.
  const [first, ...others] = contract.rules(parsed.data, run);
  if (first) return { breaches: [first, ...others] };
  return { breaches: [], response: { ...contract.response, ...parsed.data } };
}

const tooManyValues: WrongForm = {
  field: 'response',
  is: `an object with more than ${mostValues} values`,
  mustBe: 'the object that came in',
  problem: `response has more than ${mostValues} members and elements, with those within them`,
};

const tooDeep: WrongForm = {
  field: '(answer)',
  is: 'an object that is nested too deeply',
  mustBe: 'the event that came in',
  problem: 'the answer has objects or lists that stand more than a thousand deep one within another',
};

/** The recorder keeps the first, as Cognito stops there, and names the others in its facts. */
function formBreaches(
  [first, ...others]: readonly [WrongForm, ...WrongForm[]],
  names: { readonly trigger: string; readonly function: string },
): [Breach, ...Breach[]] {
  const failureOf = ({ field, problem }: WrongForm) => ({ ...names, field, problem });
  const alsoWrong = others.map(({ problem }) => problem);
  return [
    {
      ...first,
      failure: answerBreaksContract({ ...failureOf(first), ...(others.length > 0 && { alsoWrong }) }),
    },
    ...others.map(wrong => ({ ...wrong, failure: answerBreaksContract(failureOf(wrong)) })),
  ];
}
