import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import type { PoolsDescription } from '../../src/testing/pools-description.ts';
import { type FakeTerminal, fakeTerminal } from '../cli/fake-terminal.ts';
import type { Probed } from './probed.ts';

/** A folder with a pools.yaml and a probe.yaml. */
export interface Settled extends AsyncDisposable {
  readonly folder: string;
  /** Writes the settings anew. */
  settle(settings: object): Promise<void>;
  /** Runs `lifeguard probe` in it. */
  probe(...args: readonly string[]): Promise<{ code: number; said: string; complained: string }>;
  /** The same with `--json`. */
  runs(...args: readonly string[]): Promise<{ code: number; runs: readonly Probed[]; complained: string }>;
  terminal(): FakeTerminal;
}

/** Makes one. JSON is YAML too. */
export async function settled(pools: PoolsDescription, settings: object): Promise<Settled> {
  const folder = await mkdtemp(join(tmpdir(), 'probe-'));
  const settle = (now: object) => writeFile(join(folder, 'probe.yaml'), JSON.stringify(now));
  await writeFile(join(folder, 'pools.yaml'), JSON.stringify(pools));
  await settle(settings);
  const terminal = () => fakeTerminal(folder, process.env);
  const probe = async (...args: readonly string[]) => {
    const at = terminal();
    const code = await main(['probe', ...args], at);
    return { code, said: at.said.join('\n'), complained: at.complained.join('\n') };
  };
  return {
    ...{ folder, settle, terminal, probe },
    async runs(...args) {
      const { said, ...rest } = await probe('--json', ...args);
      return { ...rest, runs: said === '' ? [] : JSON.parse(said) };
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
