import { printable } from '../pool/printable.ts';
import { randomPassword } from '../pool/random-password.ts';
import type { ClientSubject, PoolSubject } from './client-subject.ts';
import { attemptsOf, type UserJourney } from './journeys.ts';
import { type Holder, hold } from './keep/hold.ts';
import type { Keep } from './keep/keep.ts';
import { type KeptJourney, nameOfJourney } from './keep/kept-user.ts';
import type { ClientPorts, ProbePorts } from './probe-ports.ts';
import type { ProbeState } from './probe-state.ts';
import type { ProbeSubject } from './probe-subject.ts';
import type { ProbeRun } from './run.ts';
import { runSubjectOf } from './run-subject-of.ts';
import { runStages, type Stage, type StageResult } from './stage.ts';

/** How a run went, before anybody has asked why. */
export interface JourneyResult extends Omit<ProbeRun, 'stages' | 'failure'> {
  readonly stages: readonly StageResult[];
}

/** What remembers, and who asks. */
export interface Remembering {
  readonly keep: Keep;
  /** Undefined where only time tells that a run has ended. */
  readonly holder: Holder | undefined;
  readonly attemptsAnHour: number;
}

/** Beyond the mails that a run waits for: calls of half a minute each, in a run that goes as slowly as it may. */
const callsTime = 10 * 60_000;

/**
 * Runs a journey of a user, for instance resets the password for real, as that user would. It stops at the first stage
 * that fails, also where the endpoint does not answer (the stage's error is then an `EndpointUnreachable`); but what was
 * changed by then is set back or remembered all the same.
 *
 * @throws UserBusy, AttemptsUsed or KeepProblem where the run cannot begin
 */
export async function runUserJourney(
  ports: ProbePorts,
  journey: UserJourney,
  subject: ProbeSubject,
  { keep, holder, attemptsAnHour }: Remembering,
): Promise<JourneyResult> {
  const { now, random } = ports;
  const id = random.uuid();
  const name = { poolId: subject.poolId, username: subject.username };
  const held = await hold(keep, {
    ...{ name, run: id, holder, attemptsAnHour, now },
    time: 2 * ports.patience + callsTime,
    attempts: attemptsOf(journey),
  });
  const startedAt = now();
  const state: ProbeState = {
    ...{ subject, run: id, journey: journey.name, hold: held, password: randomPassword(random, 100) },
    requestedAt: startedAt,
    requestedFrom: 0,
  };
  const began = performance.now();
  const results = (await runStages(journey.stages, ports, state)).map(result =>
    shown(result, secretsOf(state)),
  );
  const milliseconds = performance.now() - began;
  const ok = results.every(({ outcome }) => outcome !== 'failed');
  const stages = await released(results, () =>
    held.release(nameOfJourney(journey.name, subject.clientId), before => withOutcome(before, startedAt, ok)),
  );
  const { mailMilliseconds } = state;
  return {
    ...{ id, journey: journey.name, subject: runSubjectOf(subject), startedAt },
    ...{ milliseconds, mailMilliseconds, stages },
  };
}

/** Runs a journey that takes no user: of an app client, or of a pool. */
export async function runPlainJourney<S extends PoolSubject & Partial<ClientSubject>>(
  ports: ClientPorts,
  journey: { readonly name: string; readonly stages: readonly Stage<ClientPorts, S>[] },
  subject: S,
): Promise<JourneyResult> {
  const startedAt = ports.now();
  const began = performance.now();
  const stages = (await runStages(journey.stages, ports, subject)).map(result =>
    shown(result, [subject.clientSecret]),
  );
  const milliseconds = performance.now() - began;
  const id = ports.random.uuid();
  return {
    ...{ id, journey: journey.name, subject: runSubjectOf(subject), startedAt },
    ...{ milliseconds, mailMilliseconds: undefined, stages },
  };
}

function withOutcome(before: KeptJourney | undefined, at: number, ok: boolean): KeptJourney {
  return { ...before, outcomes: [...(before?.outcomes ?? []), { at, ok }] };
}

const mostSeen = 2_000;

/** Mails, pages and answers of others are told of, and may have in them what a terminal obeys, or what nobody may see. */
function shown(result: StageResult, secrets: readonly (string | undefined)[]): StageResult {
  let { seen } = result;
  for (const secret of secrets) if (secret && secret.length >= 6) seen = seen.replaceAll(secret, '……');
  return { ...result, seen: printable(seen.slice(0, mostSeen)) };
}

function secretsOf({ subject, code, password, hold: held, left, tokens }: ProbeState) {
  return [
    ...[code, password, left, held.current, held.pending, subject.password, subject.clientSecret],
    ...[tokens?.id, tokens?.access, tokens?.refresh],
  ];
}

/** What cannot be remembered fails the run: the next one would not know the password. */
async function released(
  results: readonly StageResult[],
  release: () => Promise<void>,
): Promise<readonly StageResult[]> {
  try {
    await release();
    return results;
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    const seen = error.message;
    return [...results, { stage: 'remember', outcome: 'failed', milliseconds: 0, seen, error }];
  }
}
