import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { median } from './measured.ts';

/** A command of the package, and the least that what it does can take. */
export interface Command {
  readonly name: string;
  /** What its limit is made of. */
  readonly bare: string;
  /** Milliseconds. */
  readonly goal: number;
  /** Runs it once as users do. Gives the milliseconds from the start of its process to its end. */
  run(): Promise<number>;
  /** The same of the least. */
  runBare(): Promise<number>;
}

/** One command: the medians of its rounds, in milliseconds. */
export interface CommandRow extends Pick<Command, 'name' | 'bare' | 'goal'> {
  readonly milliseconds: number;
  readonly limit: number;
  /** The share of its time that the least would have taken. */
  readonly ratio: number;
}

const rounds = 3;

/** Runs each in turns with its limit, so that what else the machine does then touches both. */
export async function measureCommands(
  commands: readonly Command[],
  say: (line: string) => void,
): Promise<readonly CommandRow[]> {
  const rows: CommandRow[] = [];
  for (const command of commands) {
    const { name, bare, goal } = command;
    const limits: number[] = [];
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      limits.push(await command.runBare());
      times.push(await command.run());
    }
    const milliseconds = median(times);
    const limit = median(limits);
    const ratio = median(times.map((time, round) => (limits[round] ?? Number.NaN) / time));
    say(`${name}: ${milliseconds.toFixed(0)} ms, ${ratio.toFixed(2)}`);
    rows.push({ name, bare, goal, milliseconds, limit, ratio });
  }
  return rows;
}

/**
 * Runs a program of Node.js to its end. Gives the milliseconds that it took.
 *
 * @throws if it does not end with 0
 */
export async function timed(folder: string, ...program: readonly string[]): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, program, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const [[code], said, complained] = await Promise.all([
    once(child, 'exit'),
    buffer(child.stdout),
    buffer(child.stderr),
  ]);
  const milliseconds = performance.now() - began;
  if (code !== 0) throw new Error(`${program.join(' ')} ended with ${code}: ${complained}${said}`);
  return milliseconds;
}
