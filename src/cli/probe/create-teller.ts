import { setTimeout as wait } from 'node:timers/promises';
import { type AlertState, readAlertState } from '../../probe/alert/alert-state.ts';
import { publishToSns } from '../../probe/alert/sns.ts';
import type { Keep } from '../../probe/keep/keep.ts';
import { type KeptName, nameOfJourney } from '../../probe/keep/kept-user.ts';
import { type LatestRuns, latestRuns } from '../../probe/report/latest-runs.ts';
import { type BegunRound, startRound, type TellPorts, tellRuns } from '../../probe/tell-runs.ts';
import type { Work } from '../../probe/work.ts';
import type { Terminal } from '../terminal.ts';
import type { ProbePlan } from './probe-plan.ts';
import type { ProbeTools } from './probe-tools.ts';
import type { MadeRun } from './run-round.ts';

/** Tells the rounds of a plan where its settings say, and remembers what alerts need to know of them. */
export interface Teller {
  /** Says that a round begins. */
  begin(): Promise<void>;
  /** Tells what came of it. Never fails: what cannot be told is told to the terminal. */
  end(runs: readonly MadeRun[]): Promise<void>;
}

/**
 * Makes one.
 *
 * @param metrics the page of metrics, where one is served; else the latest runs are remembered for the file
 */
export function createTeller(
  { settings, hasSettings, directory }: ProbePlan,
  { keep, fetch, now, random }: Pick<ProbeTools, 'keep' | 'fetch' | 'now' | 'random'>,
  terminal: Pick<Terminal, 'environment' | 'say' | 'complain'>,
  metrics: LatestRuns = latestRuns(),
): Teller {
  if (!hasSettings) return { begin: async () => {}, end: async () => {} };
  const ports: TellPorts = {
    ...{ fetch, now, random, directory },
    publish: publishToSns(terminal.environment),
    wait: async milliseconds => wait(milliseconds),
    write: terminal.say,
    environment: terminal.environment,
    metrics,
  };
  const complain = (problems: readonly string[]) => {
    for (const problem of problems) terminal.complain(problem);
  };
  let round: BegunRound | undefined;
  return {
    async begin() {
      round = await startRound(settings, ports);
      complain(round.problems);
    },
    async end(runs) {
      const remembered = await Promise.all(
        runs.map(async ({ work, run }) => ({
          run,
          // What cannot be read is told as a run that failed; alerts then begin anew.
          state: await alertState(keep, work).catch(() => undefined),
        })),
      );
      const { states, problems } = await tellRuns(remembered, settings, ports, round);
      complain(problems);
      for (const [index, { work }] of runs.entries()) {
        await remember(keep, work, states[index]).catch((error: Error) => terminal.complain(error.message));
      }
    },
  };
}

function keptAs(work: Work): { readonly name: KeptName; readonly key: string } {
  const username = work.of === 'user' ? work.subject.username : undefined;
  const clientId = work.of === 'pool' ? undefined : work.subject.clientId;
  return {
    name: { poolId: work.subject.poolId, username },
    key: nameOfJourney(work.journey.name, clientId),
  };
}

function alertState(keep: Keep, work: Work): Promise<AlertState> {
  const { name, key } = keptAs(work);
  return keep.update(name, kept => ({ kept, gives: readAlertState(kept.journeys[key]?.alert) }));
}

async function remember(keep: Keep, work: Work, alert: unknown): Promise<void> {
  const { name, key } = keptAs(work);
  await keep.update(name, kept => {
    const before = kept.journeys[key] ?? { outcomes: [] };
    return {
      kept: { ...kept, journeys: { ...kept.journeys, [key]: { ...before, alert } } },
      gives: undefined,
    };
  });
}
