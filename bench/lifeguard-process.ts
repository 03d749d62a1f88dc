import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';

/** A Lifeguard in its own process, started as users start it. */
export interface LifeguardProcess {
  readonly port: number;
  /** From the start of the process to the first answer of its health check. */
  readonly startMilliseconds: number;
  /** What it holds of the machine's memory, in bytes. */
  memory(): number;
  /** What it has taken of the processors so far, in seconds. */
  cpuSeconds(): number;
  stop(): Promise<void>;
}

const sources = resolve(import.meta.dirname, '../bin/lifeguard.js');

/** What to start. */
export interface StartOptions {
  /** A pools.yaml; the example where it is left out. */
  readonly config?: string;
  /** A package's `bin/lifeguard.js`; these sources where it is left out. */
  readonly program?: string;
}

/** Below the ports that systems give away; tried one after the other by who starts several. */
let port = 19_400;

/** Starts `lifeguard up` and waits until it answers. */
export async function startLifeguard(
  data: string,
  { config, program = sources }: StartOptions = {},
): Promise<LifeguardProcess> {
  port += 1;
  const flags = [
    '--data',
    data,
    '--port',
    String(port),
    ...(config === undefined ? [] : ['--config', config]),
  ];
  const startedAt = performance.now();
  // As `npm start` does.
  const child = spawn(process.execPath, ['--max-semi-space-size=8', program, 'up', '--json', ...flags], {
    cwd: data,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = once(child, 'exit');
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error('Lifeguard did not start.');
  }
  const startMilliseconds = performance.now() - startedAt;
  return {
    port,
    startMilliseconds,
    memory: () => residentMemory(child.pid ?? 0),
    cpuSeconds: () => cpuSeconds(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Whether the health check answers; asked again every two milliseconds while nobody listens. */
export async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    socket.write('GET /_lifeguard/health HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n');
    await once(socket, 'data');
    return true;
  } catch {
    await new Promise(again => setTimeout(again, 2));
    return false;
  } finally {
    socket.destroy();
  }
}

function residentMemory(pid: number): number {
  const status = readFileSync(join('/proc', String(pid), 'status'), 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

/** Linux counts in hundredths of a second. */
function cpuSeconds(pid: number): number {
  const stat = readFileSync(join('/proc', String(pid), 'stat'), 'utf8');
  // Behind the name, which may hold anything, the 12th and 13th are the time in the program and in the kernel.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
