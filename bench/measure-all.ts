import type { CostThreads } from './cost-threads.ts';
import type { Costs } from './costs.ts';
import type { LifeguardProcess } from './lifeguard-process.ts';
import { cryptographicLimit } from './limits.ts';
import type { LoadJob, LoadResult } from './load.ts';
import { joined, type Measured, measured, median } from './measured.ts';
import { askOnce, type Operation, repeated } from './operation.ts';
import { echoRequest } from './request.ts';

/** One operation at one number of connections: the medians of its rounds. */
export interface Row extends Measured {
  readonly name: string;
  readonly kind: 'cryptography' | 'echo';
  readonly connections: number;
  /** Operations in a second. */
  readonly limit: number;
  readonly ratio: number;
  /** Held against what the limit would be on the share of the processors that the load process left. */
  readonly correctedRatio: number;
  /** What the service took of the processors for one, in milliseconds. */
  readonly cpuMilliseconds: number;
}

/** Where things are measured. */
export interface Place {
  readonly service: Pick<LifeguardProcess, 'port' | 'cpuSeconds'>;
  readonly echoPort: number;
  readonly costThreads: CostThreads;
  readonly cores: number;
  readonly run: (job: LoadJob) => Promise<LoadResult>;
}

/** What was measured. */
export interface Results {
  readonly rows: readonly Row[];
  /** Medians. */
  readonly costs: Costs;
}

const rounds = 3;
/** A measurement takes turns with that of its limit, so that what else the machine does then touches both. */
const turns = 4;
const secondsOfTurn = 0.75;
const secondsOfLimit = 0.2;

/** Measures each operation in rounds. The first round is preceded by a second of warming up. */
export async function measureAll(
  place: Place,
  operations: readonly Operation[],
  say: (line: string) => void,
): Promise<Results> {
  const costs: Costs[] = [];
  const rows: Row[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    let at = 0;
    for (const operation of operations) {
      if (round === 0) await operation.measure(16, 1);
      for (const connections of [16, 1]) {
        const row = await measureOne(place, operation, connections, costs);
        say(
          `${round + 1}: ${row.name}, ${connections}: ${row.perSecond.toFixed(0)}/s, ${row.ratio.toFixed(2)}`,
        );
        rows[at] = [...(rows[at] ?? []), row];
        at += 1;
      }
    }
  }
  return { rows: rows.flatMap(several => medianRow(several) ?? []), costs: medianCosts(costs) };
}

async function measureOne(
  place: Place,
  operation: Operation,
  connections: number,
  allCosts: Costs[],
): Promise<Row> {
  const limitOf = Buffer.isBuffer(operation.limit)
    ? await echoLimit(place, operation.limit, connections)
    : cryptographicLimitOf(place, operation.limit, connections, allCosts);
  const loads: (readonly LoadResult[])[] = [];
  const limits: number[] = [];
  let cpuSeconds = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    limits.push(await limitOf());
    const before = place.service.cpuSeconds();
    loads.push(await operation.measure(connections, secondsOfTurn));
    cpuSeconds += place.service.cpuSeconds() - before;
  }
  const steps = loads[0]?.map((_, step) => joined(loads.flatMap(load => load[step] ?? []))) ?? [];
  const result = measured(steps, place.cores);
  const limit = limits.reduce((sum, each) => sum + each, 0) / limits.length;
  const ratio = result.perSecond / limit;
  const kind = Buffer.isBuffer(operation.limit) ? 'echo' : 'cryptography';
  // The echo was asked by the same load process, which took the same from it.
  const correctedRatio = kind === 'echo' ? ratio : ratio / (1 - result.loadShare);
  const cpuMilliseconds = (cpuSeconds * 1_000) / (steps[0]?.latencies.length ?? 1);
  return {
    ...result,
    name: operation.name,
    kind,
    connections,
    limit,
    ratio,
    correctedRatio,
    cpuMilliseconds,
  };
}

/** A single connection cannot use more than a core at a time, save that its two signatures are made at once. */
function cryptographicLimitOf(
  { costThreads, cores }: Place,
  demand: Parameters<typeof cryptographicLimit>[0],
  connections: number,
  allCosts: Costs[],
): () => Promise<number> {
  return async () => {
    const costs = await costThreads.measure(connections === 1 ? 1 : cores, (secondsOfLimit * 1_000) / 4);
    allCosts.push(...costs);
    return cryptographicLimit(demand, costs);
  };
}

async function echoLimit(place: Place, request: Buffer, connections: number): Promise<() => Promise<number>> {
  const { answers } = await askOnce({ port: place.service.port, run: place.run }, 1, [request], {
    keepAnswers: true,
  });
  const echoed = echoRequest(request, Buffer.byteLength(answers[0] ?? ''));
  const echo = repeated({ port: place.echoPort, run: place.run }, 'echo', request, [echoed]);
  return async () => measured(await echo.measure(connections, secondsOfLimit), place.cores).perSecond;
}

function medianRow(rows: readonly Row[]): Row | undefined {
  const [first] = rows;
  const middle = (value: (row: Row) => number) => median(rows.map(value));
  return (
    first && {
      ...first,
      perSecond: middle(row => row.perSecond),
      p50: middle(row => row.p50),
      p99: middle(row => row.p99),
      loadShare: middle(row => row.loadShare),
      limit: middle(row => row.limit),
      ratio: middle(row => row.ratio),
      correctedRatio: middle(row => row.correctedRatio),
      cpuMilliseconds: middle(row => row.cpuMilliseconds),
    }
  );
}

function medianCosts(all: readonly Costs[]): Costs {
  const middle = (cost: keyof Costs) => median(all.map(costs => costs[cost]));
  return {
    signature: middle('signature'),
    generatorPower: middle('generatorPower'),
    power: middle('power'),
    sync: middle('sync'),
  };
}
