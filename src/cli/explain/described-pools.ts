import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import type { NamedReading } from './named-reading.ts';

/** The pools of the file that was named, or of a pools.yaml in the working directory; never those of the example. */
export async function describedPools(
  named: string | undefined,
  terminal: Terminal,
): Promise<readonly NamedReading[]> {
  const file = named ?? 'pools.yaml';
  if (named === undefined && !existsSync(resolve(terminal.directory, file))) return [];
  // The reader of pools.yaml is large: it is loaded where there is one.
  const [{ loadPools }, { formatProblems }, { poolsOfFile }] = await Promise.all([
    import('../../config/load-pools.ts'),
    import('../../config/problem.ts'),
    import('../../explain/pools-of-file.ts'),
  ]);
  const loaded = loadPools(resolve(terminal.directory, file), terminal.environment);
  if (!loaded.ok) {
    if (named !== undefined)
      throw new UsageProblem(formatProblems(loaded.problems.map(problem => ({ ...problem, file }))));
    const note = 'It has faults, which lifeguard check tells, and was left out.';
    return [{ kind: 'pools.yaml', says: 'not read', found: {}, notes: [note], from: file }];
  }
  const pools = poolsOfFile(loaded.pools);
  const clients = pools.reduce((count, pool) => count + pool.clients.length, 0);
  return [
    {
      kind: 'pools.yaml',
      says: `pools: ${pools.length}, app clients: ${clients}`,
      found: { pools },
      from: file,
    },
  ];
}
