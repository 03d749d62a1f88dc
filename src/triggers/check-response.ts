import { answerCannotBeSerialised } from '../causes/triggers/answer-cannot-be-serialised.ts';
import { type Breach, breachOf } from './breach.ts';
import type { TriggerContract } from './contract.ts';
import { contractFor } from './contract-for.ts';
import { readAnswer } from './read-answer.ts';
import type { TriggerSource } from './trigger-types.ts';
import { isObject } from './wrong-form.ts';

/** One thing that is wrong with a response, and what Cognito would do about it. */
export interface ResponseBreach {
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
  /** The error that Cognito's client would see. */
  readonly error: { readonly type: string; readonly message: string };
  /** What else Cognito does then. */
  readonly consequence: string;
  /** The cause behind that error, by its id: docs/causes has a page of each. */
  readonly cause: string;
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
 * All that is wrong with what a handler answers, first what Cognito would show; nothing where it is right. It
 * takes what the handler returned, which should be the whole event, or its `response` alone.
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
  const returned = isEvent(response) ? response : undefined;
  const version = answered.version ?? returned?.version;
  const { contract, source: found } = contractFor(source, version === undefined ? version : String(version));
  const request = [answered.request, returned?.request, found.sample.request].find(isObject) ?? {};
  const run = { trigger: contract.name, function: '', source, request };
  const answer = isObject(response) && !returned ? { response } : response;
  const breaches = breachesOf(answer, contract, { ...run, confirmsByLink: answered.confirmsByLink ?? false });
  return breaches.map(({ failure, field, is, mustBe, problem }) => ({
    field,
    is,
    mustBe,
    problem,
    error: { type: failure.type, message: failure.shown ?? '' },
    consequence: contract.onFailure,
    cause: failure.cause.id,
  }));
}

function breachesOf(
  answer: unknown,
  contract: TriggerContract,
  run: Parameters<typeof readAnswer>[2],
): readonly Breach[] {
  let json: string;
  try {
    // As Lambda does it: what JSON cannot say is nothing.
    json = JSON.stringify(answer) ?? 'null';
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const failure = answerCannotBeSerialised({ trigger: run.trigger, function: run.function, reason });
    return [breachOf('(answer)', 'not to be written as JSON', 'plain data', failure)];
  }
  return readAnswer(json, contract, run).breaches;
}

/** No response has such members, so an object with one is a whole event. */
function isEvent(value: unknown): value is Record<string, unknown> {
  return isObject(value) && ['response', 'triggerSource', 'userPoolId'].some(name => name in value);
}
