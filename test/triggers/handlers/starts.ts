/** Starts a process that stays, tells its id where it is told to, and goes on as its request says. */
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';

const goesOn: Record<string, (event: object) => unknown> = {
  answers: event => event,
  hangs: () => new Promise(() => {}),
  loops: () => {
    for (;;);
  },
  exits: () => process.exit(1),
  'takes memory': () => {
    const kept: Buffer[] = [];
    for (;;) kept.push(Buffer.alloc(1e6, 1));
  },
};

export async function handler(event: { request: { clientMetadata: { goesOn: string; escapes?: string } } }) {
  const { goesOn: how, escapes } = event.request.clientMetadata;
  // One that escapes has the channel of its parent.
  const started = spawn('sleep', ['60'], {
    stdio: ['ignore', 'ignore', 'ignore', escapes ? 3 : 'ignore'],
    detached: escapes !== undefined,
  });
  started.unref();
  appendFileSync(process.env.MARK ?? '', `${started.pid}\n`);
  return goesOn[how]?.(event);
}
