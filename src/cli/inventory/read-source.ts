import { setTimeout as wait } from 'node:timers/promises';
import type { PoolsFile } from '../../config/pools-file.ts';
import { type Compared, isLookedAt, isMeant } from '../../inventory/compare.ts';
import type { Deployed, DeployedPool } from '../../inventory/deployed.ts';
import { readLive } from '../../inventory/read-live.ts';
import { withUntoldTriggers } from '../../inventory/with-untold-triggers.ts';
import { systemClock } from '../../pool/clock.ts';
import { regionOf } from '../../pool/pool.ts';
import { regionForm } from '../../pool/pool-id.ts';
import { NotRead, Unreachable } from '../../surroundings/not-read.ts';
import type { Outside } from '../../surroundings/outside.ts';
import { createPace } from '../../surroundings/pace.ts';
import { readCognito } from '../../surroundings/read-cognito.ts';
import { NotReached } from '../not-reached.ts';
import { targetOf } from '../target-of.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import { type DeployedSource, readDeployed } from './deployed-source.ts';
import { defaultTarget } from './source-flags.ts';

/** What the flags say of it. */
export interface SourceChoice extends DeployedSource {
  readonly target: string | undefined;
  readonly region: readonly string[];
  readonly pool: readonly string[];
}

/** What was read, and which pools of pools.yaml it says something of. */
export interface ReadSource {
  readonly deployed: Deployed;
  readonly compared: Compared;
}

/**
 * Reads what exists: from the files that are named, else live pools.
 *
 * @param described pools.yaml, where there is one
 * @param beyond whether to look for what pools.yaml has no words for, too
 * @throws UsageProblem where the flags do not go together, or no region is told
 * @throws NotReached where nothing could be read
 */
export async function readSource(
  choice: SourceChoice,
  described: Pick<PoolsFile, 'regions' | 'pools'> | undefined,
  beyond: boolean,
  terminal: Terminal,
): Promise<ReadSource> {
  const read = await readChosen(choice, described, beyond, terminal);
  const pools = [...read.deployed.pools, ...(described?.pools ?? [])];
  const unknown = choice.pool.find(word => !pools.some(({ id, name }) => word === id || word === name));
  if (unknown === undefined) {
    if (described) requireSomething(read, described);
    return { ...read, deployed: withUntoldTriggers(described, read.deployed) };
  }
  const where = described ? `${read.deployed.source}, nor in pools.yaml` : read.deployed.source;
  throw new NotReached(`There is no pool ${unknown} in ${where}.`);
}

/** Nothing held against nothing has not come apart, whatever went wrong. @throws NotReached */
function requireSomething({ deployed, compared }: ReadSource, { pools }: Pick<PoolsFile, 'pools'>): void {
  const { source, gaps } = deployed;
  if (deployed.pools.length > 0 || gaps.length > 0) return;
  if (pools.some(pool => isMeant(compared, pool) && isLookedAt(compared, pool))) return;
  const where = compared.regions ? ` in ${compared.regions.join(', ')}` : '';
  throw new NotReached(`Nothing was read: neither ${source} nor pools.yaml has such a pool${where}.`);
}

async function readChosen(
  choice: SourceChoice,
  described: Pick<PoolsFile, 'regions' | 'pools'> | undefined,
  beyond: boolean,
  terminal: Terminal,
): Promise<ReadSource> {
  const { target: word, region, pool: named } = choice;
  const { environment } = terminal;
  const wrong = region.find(one => !regionForm.test(one));
  if (wrong !== undefined) throw new UsageProblem(`--region is a region such as us-east-1, not ${wrong}.`);
  if (word !== undefined && (choice.terraform.length > 0 || choice.cloudformation !== undefined)) {
    throw new UsageProblem(
      '--target means live pools, which --terraform and --cloudformation take the place of.',
    );
  }
  const declared = await readDeployed(choice, terminal);
  if (declared) {
    if (region.length === 0) return { deployed: declared, compared: { named } };
    const isIn = (pool: DeployedPool) => pool.region === undefined || region.includes(pool.region);
    const pools = declared.pools.filter(isIn);
    return { deployed: { ...declared, pools }, compared: { named, regions: region } };
  }
  const target = targetOf(word ?? defaultTarget);
  const regions = regionsOf(region, described, named, environment);
  const outside: Outside = {
    target,
    environment,
    fetch,
    clock: systemClock,
    wait: async milliseconds => wait(milliseconds),
  };
  // Texts are compared to the letter, and made fit for the terminal where they are shown.
  const cognito = readCognito(outside, createPace(outside), answer => answer);
  const source = target.kind === 'aws' ? 'aws' : target.origin;
  const known = described?.pools.map(({ id }) => id) ?? [];
  try {
    // A pool that has been renamed since is found by the id that pools.yaml gives for the name.
    const ids = described?.pools.filter(({ name }) => named.includes(name)).map(({ id }) => id) ?? [];
    const asked = { source, regions, named: [...named, ...ids], known, beyond };
    const deployed = await readLive(cognito, asked);
    return { deployed: { ...deployed, functionsBy: target.kind }, compared: { named, regions } };
  } catch (error) {
    if (error instanceof Unreachable || error instanceof NotRead) throw new NotReached(error.message);
    throw error;
  }
}

function regionsOf(
  given: readonly string[],
  described: Pick<PoolsFile, 'regions'> | undefined,
  named: readonly string[],
  { AWS_REGION, AWS_DEFAULT_REGION }: Terminal['environment'],
): readonly string[] {
  if (given.length > 0) return [...new Set(given)];
  if (described) return described.regions;
  const ofPools = named.filter(word => word.includes('_')).map(regionOf);
  if (named.length > 0 && ofPools.length === named.length) return [...new Set(ofPools)];
  const region = AWS_REGION || AWS_DEFAULT_REGION;
  if (region) return [region];
  throw new UsageProblem('Name the regions of the pools with --region, or set AWS_REGION.');
}
