import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What a service takes of memory, in bytes. */
export interface Memory {
  /** Of JavaScript's own, right after a collection. */
  readonly heap: number;
  /** All that the process holds of the machine's. */
  readonly whole: number;
}

/** A service in its own process. */
export interface FuzzedService {
  readonly origin: string;
  /** What it reported of itself: nothing, unless there is a bug. */
  readonly logged: readonly string[];
  readonly isAlive: () => boolean;
  memory(): Promise<Memory>;
  stop(): Promise<void>;
}

interface Told {
  readonly origin?: string;
  readonly logged?: string;
  readonly heap?: number;
  readonly whole?: number;
}

/** Starts one. @param pools a pools.yaml, or JSON, which is YAML too */
export async function startFuzzedService(pools: string): Promise<FuzzedService> {
  const program = join(import.meta.dirname, 'service-process.ts');
  const child = fork(program, [pools], { execArgv: ['--expose-gc'] });
  const logged: string[] = [];
  const waiting: ((told: Told) => void)[] = [];
  child.on('message', (told: Told) => {
    if (told.logged === undefined) waiting.shift()?.(told);
    else logged.push(told.logged);
  });
  const next = () => {
    const { promise, resolve } = Promise.withResolvers<Told>();
    waiting.push(resolve);
    return promise;
  };
  const exited = once(child, 'exit');
  const ended = () => Promise.reject(new Error(`the service ended: ${logged.join('\n')}`));
  const { origin = '' } = await Promise.race([next(), exited.then(ended)]);
  return {
    origin,
    logged,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async memory() {
      const told = next();
      child.send('heap');
      const { heap = 0, whole = 0 } = await Promise.race([told, exited.then(ended)]);
      return { heap, whole };
    },
    async stop() {
      if (child.connected) child.send('stop');
      await exited;
    },
  };
}
