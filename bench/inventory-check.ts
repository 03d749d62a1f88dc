import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, timed } from './commands.ts';
import type { LoadJob, LoadResult } from './load.ts';
import { askOnce } from './operation.ts';
import { apiRequest } from './request.ts';

/** The row of inventory. */
export const inventoryName = 'inventory check of 100 pools with 1,000 app clients';

const pools = Array.from({ length: 100 }, (_, pool) => {
  const number = String(pool).padStart(3, '0');
  return {
    id: `us-east-1_BenchAll${number}`,
    name: `bench-${number}`,
    clients: Array.from({ length: 10 }, (_, client) => ({
      id: `bench2000000000000000${number}${String(client).padStart(3, '0')}`,
      name: `bench-${number}-${client}`,
    })),
  };
});

/** Writes the description of a hundred pools with ten app clients each. Gives its path. */
export function writeHundredPools(folder: string): string {
  const path = join(folder, 'hundred-pools.yaml');
  const lines = pools.flatMap(({ id, name, clients }) => [
    `  - id: ${id}`,
    `    name: ${name}`,
    '    clients:',
    ...clients.map(client => `      - { id: ${client.id}, name: ${client.name} }`),
  ]);
  writeFileSync(path, `regions: [us-east-1]\n\npools:\n${lines.join('\n')}\n`);
  return path;
}

/**
 * `lifeguard inventory check` of those pools.
 *
 * @param program the package's `bin/lifeguard.js`
 */
export function inventoryCheck(
  program: string,
  folder: string,
  { port, config, run }: { port: number; config: string; run: (job: LoadJob) => Promise<LoadResult> },
): Command {
  const requests = pools.flatMap(({ id: UserPoolId, clients }) => [
    apiRequest('DescribeUserPool', { UserPoolId }, 'signed'),
    ...clients.map(({ id: ClientId }) =>
      apiRequest('DescribeUserPoolClient', { UserPoolId, ClientId }, 'signed'),
    ),
  ]);
  return {
    name: inventoryName,
    bare: 'each is described once, over 16 connections',
    goal: 10_000,
    run: () =>
      timed(
        folder,
        program,
        'inventory',
        'check',
        '--target',
        `http://127.0.0.1:${port}`,
        '--config',
        config,
      ),
    runBare: async () => (await askOnce({ port, run }, 16, requests)).seconds * 1_000,
  };
}
