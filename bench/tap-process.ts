import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { answers } from './lifeguard-process.ts';

/** A tap in its own process, started as users start it. */
export interface TapProcess {
  readonly port: number;
  stop(): Promise<void>;
}

const program = resolve(import.meta.dirname, '../bin/lifeguard.js');

/** Below the ports that systems give away. */
let port = 19_300;

/** Starts a tap that records, in front of a port of this machine, and waits until it answers. */
export async function startTap(upstream: number, folder: string): Promise<TapProcess> {
  port += 1;
  const file = join(folder, `tap-${port}.ndjson`);
  rmSync(file, { force: true });
  const child = spawn(
    process.execPath,
    [
      program,
      ...['tap', '--upstream', `http://127.0.0.1:${upstream}`],
      ...['--port', String(port), '--record', file, '--max-size', '10000'],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const exited = once(child, 'exit');
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error('The tap did not start.');
  }
  return {
    port,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
