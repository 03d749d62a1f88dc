import type { StageOutcome } from './run.ts';

/** How a stage of a run went, with the error itself. */
export interface StageResult extends StageOutcome {
  /** Why it failed; its `cause` is the call that failed first, where one follows from another. */
  readonly error?: Error;
}

/** A step of a journey. `P` is what it uses, `S` what the run has learned so far. */
export interface Stage<P, S> {
  readonly name: string;
  /** Tells what was seen. @throws if it is not what was expected */
  readonly run: (ports: P, state: S) => Promise<string>;
  /** Why it need not run after another has failed; undefined if it must. Left out, it does not run then. */
  readonly whyNot?: (state: S) => string | undefined;
  /** How many of the user's attempts of the hour it takes. */
  readonly attempts?: number;
}

/** Runs stages in order. It stops at the first that fails, but for those that must run all the same. */
export async function runStages<P, S>(
  stages: readonly Stage<P, S>[],
  ports: P,
  state: S,
): Promise<readonly StageResult[]> {
  const results: StageResult[] = [];
  let failed = false;
  for (const { name: stage, run, whyNot } of stages) {
    const reason = failed ? (whyNot ? whyNot(state) : '') : undefined;
    if (reason !== undefined) {
      results.push({ stage, outcome: 'not run', milliseconds: 0, seen: reason });
      continue;
    }
    const since = performance.now();
    try {
      const seen = await run(ports, state);
      results.push({ stage, outcome: 'ok', milliseconds: performance.now() - since, seen });
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      failed = true;
      results.push({
        stage,
        outcome: 'failed',
        milliseconds: performance.now() - since,
        seen: error.message,
        error,
      });
    }
  }
  return results;
}

/** The first stage that failed. */
export function failedStage(stages: readonly StageResult[]): StageResult | undefined {
  return stages.find(({ outcome }) => outcome === 'failed');
}
