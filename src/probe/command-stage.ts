import { spawn } from 'node:child_process';
import { inMilliseconds } from '../config/duration.ts';
import type { StageEntry } from '../config/journey-entry.ts';
import type { ProbePorts } from './probe-ports.ts';
import type { ProbeState } from './probe-state.ts';
import { programEnvironment } from './program-environment.ts';
import type { UserStage } from './stages.ts';
import { Unexpected } from './unexpected.ts';

type CommandEntry = NonNullable<StageEntry['command']>;

/**
 * A stage of a team's own: a program, and the exit code that it must end with. What it prints is not shown: it may hold what
 * it was given. Of the environment it gets what programs need to run, and no credentials.
 */
export function commandStage(name: string, entry: CommandEntry): UserStage {
  return { name, run: (ports, state) => runCommand(ports, state, entry) };
}

async function runCommand(ports: ProbePorts, state: ProbeState, entry: CommandEntry): Promise<string> {
  const { run, give, exitCode, within } = entry;
  const { subject, journey, tokens } = state;
  if (give.length > 0 && !tokens) throw new Unexpected('no sign-in is there whose token could be given');
  const input = {
    poolId: subject.poolId,
    clientId: subject.clientId,
    journey,
    ...(tokens && give.includes('accessToken') && { accessToken: tokens.access }),
    ...(tokens && give.includes('idToken') && { idToken: tokens.id }),
  };
  const ended = await spawned(ports, run, JSON.stringify(input), inMilliseconds(within));
  if (ended !== exitCode) {
    throw new Unexpected(
      `${run[0]} ended with ${typeof ended === 'number' ? `exit code ${ended}` : ended}, not with exit code ${exitCode}`,
    );
  }
  return `${run[0]} ended with exit code ${exitCode}`;
}

/** The exit code, or what happened instead. */
function spawned(
  { directory, environment }: Pick<ProbePorts, 'directory' | 'environment'>,
  [program = '', ...args]: readonly string[],
  input: string,
  milliseconds: number,
): Promise<number | string> {
  const env = programEnvironment(environment);
  const { promise, resolve } = Promise.withResolvers<number | string>();
  const detached = process.platform !== 'win32';
  const child = spawn(program, args, { cwd: directory, env, stdio: ['pipe', 'ignore', 'ignore'], detached });
  const timer = setTimeout(() => {
    resolve(`no end within ${milliseconds / 1_000} s`);
    end(child.pid, detached);
  }, milliseconds);
  child.on('error', error => resolve('code' in error ? String(error.code) : 'an error'));
  child.on('close', (code, signal) => resolve(code ?? signal ?? 'a signal'));
  // A program that reads nothing ends the pipe.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return promise.finally(() => clearTimeout(timer));
}

/** With all that it has started. */
function end(pid: number | undefined, isGroup: boolean): void {
  if (pid === undefined) return;
  try {
    process.kill(isGroup ? -pid : pid, 'SIGKILL');
  } catch {
    // It has just ended.
  }
}
