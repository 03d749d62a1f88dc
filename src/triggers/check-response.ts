import { answerCannotBeSerialised } from '../causes/triggers/answer-cannot-be-serialised.ts';
import { isObject } from '../pool/is-object.ts';
import { type Breach, breachOf } from './breach.ts';
import { consequenceOf } from './consequence-of.ts';
import type { TriggerContract } from './contract.ts';
import { contractFor, versionsOf } from './contract-for.ts';
import { readAnswer } from './functions/read-answer.ts';
import type { TriggerSource } from './trigger-types.ts';
import type { WrongForm } from './wrong-form.ts';

/** One thing that is wrong with a response, and what Cognito would do about it. */
export interface ResponseBreach extends WrongForm {
  /** The error that Cognito's client would see; absent where it sees none. */
  readonly error?: { readonly type: string; readonly message: string };
  /** What else Cognito does then. */
  readonly consequence: string;
  /**
   * The cause behind it, by its id: docs/causes has a page of each. Absent of a warning: Cognito takes the answer, and
   * yet does not do what it says.
   */
  readonly cause?: string;
}

/** What a response is an answer to, where it does not tell by itself. */
export interface AnsweredEvent {
  /** Of the versions of PreTokenGeneration; the first where it is left out. */
  readonly version?: string | undefined;
  /** The event's request; that of the sample where it is left out. */
  readonly request?: Readonly<Record<string, unknown>> | undefined;
  /** Whether the pool confirms sign-ups by a link; by a code where it is left out. */
  readonly confirmsByLink?: boolean | undefined;
}

/**
 * All that is wrong with what a handler answers, first what Cognito would show; nothing where it is right. What
 * Cognito takes and does not follow, such as a claim that no handler can change, is told where nothing else is. It takes what the handler returned, which should be the whole event, or its `response` alone.
 *
 * @throws Error if no trigger has the source, or not in that version
 * @example
 * checkResponse('PreSignUp_SignUp', { autoConfirmUser: 'true' })[0]?.problem;
 * // autoConfirmUser is the string "true"; it must be the boolean true
 */
export function checkResponse(
  source: TriggerSource,
  response: unknown,
  answered: AnsweredEvent = {},
): readonly ResponseBreach[] {
  const json = asJson(response);
  const answer: unknown = 'text' in json ? JSON.parse(json.text) : undefined;
  const event = isEvent(answer) ? answer : undefined;
  const version = answered.version ?? versionsOf(source).find(one => one === event?.version);
  const { contract, source: found } = contractFor(source, version);
  const shown = (breach: Breach) => shownOf(breach, contract);

  const names = { trigger: contract.name, function: '' };
  if (!('text' in json)) {
    const failure = answerCannotBeSerialised({ ...names, reason: json.reason });
    return [shown(breachOf('(answer)', 'not to be written as JSON', 'plain data', failure))];
  }
  const request = [answered.request, event?.request, found.sample.request].find(isObject) ?? {};
  const confirmsByLink = answered.confirmsByLink ?? false;
  const whole = isObject(answer) && !event ? JSON.stringify({ response: answer }) : json.text;
  const { breaches, response: read } = readAnswer(whole, contract, {
    ...names,
    source,
    request,
    confirmsByLink,
  });
  if (!read) return breaches.map(shown);
  return [...(contract.doubts?.(read) ?? [])].map(({ outcome, ...wrong }) => ({
    ...wrong,
    consequence: outcome,
  }));
}

/** What Lambda would send of it: what JSON cannot say is nothing. */
function asJson(answer: unknown): { readonly text: string } | { readonly reason: string } {
  try {
    return { text: JSON.stringify(answer) ?? 'null' };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : 'it throws while it is read' };
  }
}

/** No response has such members, so an object with one is a whole event. */
function isEvent(value: unknown): value is Record<string, unknown> {
  return (
    isObject(value) && ['response', 'triggerSource', 'userPoolId'].some(name => Object.hasOwn(value, name))
  );
}

function shownOf({ failure, field, is, mustBe, problem }: Breach, contract: TriggerContract): ResponseBreach {
  return { field, is, mustBe, problem, ...consequenceOf(failure, contract) };
}
