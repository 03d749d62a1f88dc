import { isDeepStrictEqual } from 'node:util';
import { lambdaFunctionNotFound } from '../causes/triggers/lambda-function-not-found.ts';
import { lambdaNotPermitted } from '../causes/triggers/lambda-not-permitted.ts';
import { isObject } from '../pool/is-object.ts';
import { printableLines } from '../pool/printable.ts';
import type { TriggerContract } from '../triggers/contract.ts';
import { type Failed, failureOf } from '../triggers/functions/failure-of.ts';
import type { Outcome } from '../triggers/functions/handler-protocol.ts';
import { isTooDeep } from '../triggers/functions/is-too-deep.ts';
import type { LambdaFunction } from '../triggers/functions/lambda-function.ts';
import { type Reading, readAnswer } from '../triggers/functions/read-answer.ts';
import { readableExcerpts } from '../triggers/functions/readable-failure.ts';
import { type RecentSecrets, recentSecrets } from '../triggers/functions/recent-secrets.ts';
import { runHandler } from '../triggers/functions/run-handler.ts';
import { unloadableText } from '../triggers/functions/unloadable-text.ts';
import type { Readable } from '../triggers/functions/without-secrets.ts';
import { breachFinding, endFinding, type Finding, failureFinding, readableFinding } from './finding.ts';
import { readableAnswer } from './readable-answer.ts';
import { membersOf, type SentEvent } from './sent-event.ts';

/** A function that is tried, as its errors name it. */
export interface TriedFunction {
  readonly name: string;
  /** Where its code is, as people named it. */
  readonly file: string;
  readonly arn: string;
  readonly lambda: LambdaFunction;
  /**
   * How its process has ended after an answer, each time since this was asked last, and for so many milliseconds from
   * now on.
   */
  readonly ends: (milliseconds: number) => Promise<readonly string[]>;
  /** Of its events before, which it may tell late. */
  readonly recent: RecentSecrets;
  /** Of its configuration, kept out of all that is told of it. */
  readonly secrets: readonly string[];
}

/** What an event is sent to a function as. */
export interface Sending {
  readonly contract: TriggerContract;
  readonly source: string;
  readonly event: SentEvent;
  readonly requestId: string;
  /** Whether the pool confirms sign-ups by a link. */
  readonly confirmsByLink: boolean;
  /** Whether none is sent to it after this one, so that nothing else would show what it leaves behind. */
  readonly isLast: boolean;
}

/**
 * What a handler did with one event. The texts of it go to terminals and into the logs of builds: they have no control
 * characters, and neither passwords, codes and answers of the event nor those that the handler answered.
 */
export interface Trial {
  /** What it answered, as it is but for what is secret of the function; undefined where it did not, or too deeply. */
  readonly answer?: unknown;
  /** Why no event reaches it, as what its name is followed by: that it does not load, or that nothing answers. */
  readonly unreached?: string;
  /** Whether it did not answer in time. */
  readonly isLate: boolean;
  /** Whether its process has ended after the answer, which fails the next event in Lambda, whoever it is for. */
  readonly hasDied: boolean;
  /** What Cognito would refuse, first what it would show. */
  readonly findings: readonly Finding[];
  /** What Cognito would take, and is better otherwise. */
  readonly advice: readonly Finding[];
  readonly attempts: number;
  /** Of all attempts; that of the first event has the start of the process in it. */
  readonly milliseconds: number;
  /** What it printed, record by record. */
  readonly printed: readonly string[];
}

/** How long Cognito waits for one attempt, in milliseconds (documented). */
export const cognitoWaits = 5_000;

/** How long a process may take to die of what it has left behind, in milliseconds. Each event takes as long. */
const dying = { usually: 20, last: 200 } as const;

/** A handler that takes longer is told, in milliseconds: a start on a loaded day doubles it. */
const slow = 2_000;

/** Sends one event to a function as Cognito would, and holds its answer to the contract. */
export async function tryEvent(tried: TriedFunction, sending: Sending): Promise<Trial> {
  const { contract, source, event, requestId, confirmsByLink, isLast } = sending;
  const since = performance.now();
  const { outcome, attempts, printed, ...ended } = await runHandler(
    { invoke: tried.lambda.invoke, recent: tried.recent },
    { event: JSON.stringify(event), requestId, arn: tried.arn },
    tried.secrets,
  );
  const milliseconds = performance.now() - since;
  const ends = await tried.ends(isLast ? dying.last : dying.usually);
  const readable: Readable = (text, isCut) => printableLines(ended.readable(text, isCut));
  const excerpts = (text: string) => readableExcerpts(text, readable);
  const readableAll = (findings: readonly Finding[]) => findings.map(one => readableFinding(one, excerpts));
  const ran = {
    attempts,
    milliseconds,
    printed,
    isLate: outcome.kind === 'late' || outcome.kind === 'overran',
    hasDied: outcome.kind === 'answered' && ends.length > 0,
  };
  const run = { trigger: contract.name, function: tried.name };

  if (outcome.kind !== 'answered') {
    const failed = readableOutcome(outcome, readable);
    const failure = failureOf(failed, { ...run, file: tried.file, requestId, attempts });
    const finding = readableFinding(failureFinding(failure, contract), excerpts);
    return { ...ran, ...notReached(failed, finding), findings: [finding], advice: [] };
  }
  const given: unknown = JSON.parse(outcome.json);
  // What is too deep breaks the contract, and could not be printed.
  const answer = isTooDeep(given) ? undefined : given;
  const died = ends.slice(0, 1).map(reason => endFinding({ ...run, requestId, reason }, contract));
  const request = membersOf(event.request);
  const reading = readAnswer(outcome.json, contract, { ...run, source, request, confirmsByLink });
  return {
    ...ran,
    answer: readableAnswer(answer, recentSecrets().readableWith(tried.secrets)),
    findings: readableAll([...reading.breaches.map(breach => breachFinding(breach, contract)), ...died]),
    // Nobody waits for a custom sender, and nothing of its answer is read.
    advice: contract.response
      ? readableAll([...adviceOn(event, answer, milliseconds), ...doubtful(contract, reading)])
      : [],
  };
}

/** Before causes cut the texts of it to a length: what a cut leaves of a secret would be found no more. */
function readableOutcome(outcome: Failed, readable: Readable): Failed {
  const texts = Object.entries(outcome).map(([name, value]) => [
    name,
    typeof value === 'string' && name !== 'kind' ? readableExcerpts(value, readable) : value,
  ]);
  return Object.fromEntries(texts) as Failed; // what was a text still is one
}

function adviceOn(event: SentEvent, answer: unknown, milliseconds: number): readonly Finding[] {
  return [
    ...(milliseconds > slow ? [{ problem: slowness(milliseconds) }] : []),
    ...(isObject(answer) ? changedOutside(event, answer) : []),
  ];
}

function doubtful({ doubts }: TriggerContract, { response }: Reading): readonly Finding[] {
  return [...(response && doubts ? doubts(response) : [])].map(({ outcome, ...wrong }) => ({
    ...wrong,
    consequence: outcome,
  }));
}

/** The refusals that every event would meet alike. */
const refusals: ReadonlySet<string | undefined> = new Set([
  lambdaNotPermitted.definition.id,
  lambdaFunctionNotFound.definition.id,
]);

function notReached(outcome: Outcome, { cause, problem }: Finding): Pick<Trial, 'unreached'> {
  if (refusals.has(cause)) return { unreached: `is not reached: ${problem}` };
  if (outcome.kind === 'unloadable') return { unreached: `does not load: ${unloadableText(outcome)}` };
  if (outcome.kind === 'unreachable') {
    const place = URL.parse(outcome.address)?.host || outcome.address;
    return { unreached: `is not reached: nothing answers at ${place} (${outcome.reason})` };
  }
  return outcome.kind === 'clientMissing' ? { unreached: `needs the package ${outcome.package}` } : {};
}

function slowness(milliseconds: number): string {
  const seconds = (milliseconds / 1000).toFixed(1);
  return `it took ${seconds} s; Cognito waits 5 s, the start of the function among them, and tries three times`;
}

/**
 * The service reads `response` alone (documented), yet answers were refused that lacked other members or had them changed
 * (field reports): a handler gives the event back as it came.
 */
function changedOutside(event: SentEvent, answer: Readonly<Record<string, unknown>>): readonly Finding[] {
  const names = new Set([...Object.keys(event), ...Object.keys(answer)]);
  names.delete('response');
  const changed = [...names].filter(name => !isDeepStrictEqual(event[name], answer[name]));
  if (changed.length === 0) return [];
  const problem = `the answer has not the event’s ${changed.join(', ')} as it came; change its response alone`;
  return [{ problem }];
}
