import { type Costs, measureCosts } from './costs.ts';
import { cryptographicLimit } from './limits.ts';
import type { LoadJob, LoadResult } from './load.ts';
import { type Measured, measured, median } from './measured.ts';
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
}

/** Where things are measured. */
export interface Place {
  readonly port: number;
  readonly echoPort: number;
  /** On the disk that the store is on. */
  readonly folder: string;
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
const seconds = 3;
const limitSeconds = 1;

/**
 * Measures each operation in rounds, its limit right before it each time: what else the machine does then touches
 * both. The first round is preceded by a second of warming up.
 */
export async function measureAll(
  place: Place,
  operations: readonly Operation[],
  say: (line: string) => void,
): Promise<Results> {
  const allCosts: Costs[] = [];
  const all = new Map<string, Row[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const operation of operations) {
      if (round === 0) await operation.measure(16, 1);
      const costs = measureCosts(place.folder, 100 * limitSeconds);
      allCosts.push(costs);
      for (const connections of [16, 1]) {
        const limit = await limitOf(place, operation, connections, costs);
        const result = measured(await operation.measure(connections, seconds), place.cores);
        const row = rowOf(operation, connections, limit, result);
        say(
          `${round + 1}: ${row.name}, ${connections}: ${row.perSecond.toFixed(0)}/s, ${row.ratio.toFixed(2)}`,
        );
        const key = `${row.name} ${connections}`;
        all.set(key, [...(all.get(key) ?? []), row]);
      }
    }
  }
  const middle = (cost: keyof Costs) => median(allCosts.map(costs => costs[cost]));
  return {
    rows: [...all.values()].flatMap(rows => medianRow(rows) ?? []),
    costs: {
      signature: middle('signature'),
      generatorPower: middle('generatorPower'),
      power: middle('power'),
      sync: middle('sync'),
    },
  };
}

/** A single connection cannot use more than a core at a time, save that its two signatures are made at once. */
async function limitOf(
  place: Place,
  { limit }: Operation,
  connections: number,
  costs: Costs,
): Promise<number> {
  if (!Buffer.isBuffer(limit)) return cryptographicLimit(limit, costs, connections === 1 ? 1 : place.cores);
  const { answers } = await askOnce(place, 1, [limit], { keepAnswers: true });
  const request = echoRequest(limit, Buffer.byteLength(answers[0] ?? ''));
  const echo = repeated({ port: place.echoPort, run: place.run }, 'echo', limit, [request]);
  return measured(await echo.measure(connections, limitSeconds), place.cores).perSecond;
}

function rowOf({ name, limit: of }: Operation, connections: number, limit: number, result: Measured): Row {
  const kind = Buffer.isBuffer(of) ? 'echo' : 'cryptography';
  const ratio = result.perSecond / limit;
  // The echo was asked by the same load process, which took the same from it.
  const correctedRatio = kind === 'echo' ? ratio : ratio / (1 - result.loadShare);
  return { ...result, name, kind, connections, limit, ratio, correctedRatio };
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
    }
  );
}
