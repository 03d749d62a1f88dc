import type { Failure } from '../causes/cause.ts';
import { handlerExited } from '../causes/triggers/handler-exited.ts';
import type { Breach } from '../triggers/breach.ts';
import { consequenceOf } from '../triggers/consequence-of.ts';
import type { TriggerContract } from '../triggers/contract.ts';

/** One thing that is wrong with what a handler did with an event. */
export interface Finding {
  /** A sentence without a full stop: of a breach what the member is and what it must be. */
  readonly problem: string;
  /** The member of the response; undefined where no member is wrong but the run itself. */
  readonly field?: string;
  readonly is?: string;
  readonly mustBe?: string;
  /** What the client would see; undefined where it sees nothing of it. */
  readonly error?: { readonly type: string; readonly message: string };
  /** What else Cognito would do; undefined where it would do nothing. */
  readonly consequence?: string;
  /** The cause, by its id; undefined for advice. */
  readonly cause?: string;
}

/** What is found where a run fails. */
export function failureFinding(failure: Failure, contract: TriggerContract): Finding {
  const { cause, shown, facts } = failure;
  const { at, hint, address, reason } = facts;
  // What no client sees, as of a trigger that the service does not wait for, would be told nowhere else.
  const title = withoutStop(contract.response ? cause.title : `${cause.title}: ${shown}`);
  // The texts of some failures end with their reason.
  const isTold = reason === undefined || shown?.includes(String(reason));
  const problem = isTold ? title : `${title}: ${withoutStop(String(reason))}`;
  const where = at ?? address;
  const place = where === undefined ? '' : ` (${where})`;
  const advice = hint === undefined ? '' : `. ${withoutStop(String(hint))}`;
  return { problem: `${problem}${place}${advice}`, ...consequenceOf(failure, contract) };
}

/**
 * What is found where the process ends after its answer. Lambda freezes a process with its answer, so that it ends when
 * the next event wakes it (documented), and that event fails.
 */
export function endFinding(facts: Parameters<typeof handlerExited>[0], contract: TriggerContract): Finding {
  const problem = `the process has ${facts.reason}; in Lambda the event after it fails, whoever it is for`;
  return { problem, ...consequenceOf(handlerExited(facts), contract) };
}

/** What is found where an answer is not what it must be. */
export function breachFinding(breach: Breach, contract: TriggerContract): Finding {
  const { problem, field, is, mustBe, failure } = breach;
  return { problem, field, is, mustBe, ...consequenceOf(failure, contract) };
}

/** The finding with each text made readable, and its problem in one line. */
export function readableFinding(finding: Finding, readable: (text: string) => string): Finding {
  const { problem, field, is, mustBe, error } = finding;
  return {
    ...finding,
    problem: readable(problem).replaceAll('\n', ' '),
    ...(field !== undefined && { field: readable(field) }),
    ...(is !== undefined && { is: readable(is) }),
    ...(mustBe !== undefined && { mustBe: readable(mustBe) }),
    ...(error && { error: { ...error, message: readable(error.message) } }),
  };
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
