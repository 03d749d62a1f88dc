import dns from 'node:dns/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { PoolsFile } from '../../config/pools-file.ts';
import type { Environment } from '../../config/substitute.ts';
import { printable } from '../../pool/printable.ts';
import type { RunFailure, RunSubject } from '../../probe/run.ts';
import type { Target } from '../../surroundings/target.ts';
import type { ProbeOutside } from './probe-outside.ts';
import { stageChecks } from './stage-checks.ts';

const mostMilliseconds = 10_000;
const mostFindings = 10;

/** Where the pools are, and how they are described. */
export interface Examined {
  readonly file: PoolsFile;
  readonly target: Target;
  readonly environment: Environment;
}

interface Found {
  /** Undefined where it is of the whole pool. */
  readonly clientId: string | undefined;
  readonly finding: RunFailure['findings'][number];
}

/**
 * What the checks of doctor that bear on a stage find, of the pool and the app client. None where they cannot be made or
 * take more than ten seconds: they tell more of a failure and are none themselves. The checks of a pool for a stage are made
 * once: what fails for one app client often fails for all.
 */
export function createDoctor(
  examined: Examined,
  outside: Pick<ProbeOutside, 'fetch' | 'now'>,
): (stage: string, subject: RunSubject) => Promise<RunFailure['findings']> {
  const made = new Map<string, Promise<readonly Found[]>>();
  return async (stage, { poolId, clientId }) => {
    const ids = stageChecks[stage] ?? [];
    if (ids.length === 0) return [];
    const key = `${poolId} ${stage}`;
    const looking = made.get(key) ?? look(ids, poolId, examined, outside).catch(() => []);
    made.set(key, looking);
    const over = new AbortController();
    const late = wait(mostMilliseconds, [], { signal: over.signal }).catch(() => []);
    const found = await Promise.race([looking, late]);
    over.abort();
    return found
      .filter(one => one.clientId === undefined || clientId === undefined || one.clientId === clientId)
      .slice(0, mostFindings)
      .map(({ finding }) => finding);
  };
}

/** Doctor is large: it is loaded where something has failed. */
async function look(
  ids: readonly string[],
  poolId: string,
  { file, target, environment }: Examined,
  { fetch, now }: Pick<ProbeOutside, 'fetch' | 'now'>,
): Promise<readonly Found[]> {
  const [{ readChecks }, { examine }, { poolOf }] = await Promise.all([
    import('../../doctor/read-checks.ts'),
    import('../../doctor/examine.ts'),
    import('../../doctor/subject.ts'),
  ]);
  const checks = (await readChecks()).filter(({ check }) => ids.includes(check.id));
  const outside = {
    ...{ target, environment, fetch, clock: { now } },
    wait: async (milliseconds: number) => wait(milliseconds),
    ...(target.kind === 'aws' && { names: dns }),
  };
  const examination = { pools: [poolId], described: file, regions: file.regions, checks, baseline: [] };
  const { findings } = await examine(outside, examination);
  return findings
    .filter(({ severity }) => severity !== 'advice')
    .filter(({ subject }) => (poolOf(subject)?.id ?? poolId) === poolId)
    .map(({ check, finding, subject }) => ({
      clientId: subject.kind === 'client' ? subject.id : undefined,
      finding: { check: check.id, title: printable(finding.says.slice(0, 600)) },
    }));
}
