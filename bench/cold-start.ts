/*
 * `node bench/cold-start.ts`: how long the function custom-message takes from nothing to its first answer,
 * in processes of their own. What Lambda itself needs to start Node.js is not in it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledLambda } from '../scripts/build-lambda.ts';
import { sampleEvent } from '../src/triggers/sample-event.ts';
import { median } from './measured.ts';

/** Milliseconds of each start: loading the function, then its first answer. */
export interface ColdStarts {
  readonly load: readonly number[];
  readonly firstAnswer: readonly number[];
}

/** Starts the function in so many processes, one after the other. */
export async function measureColdStarts(times: number): Promise<ColdStarts> {
  const folder = mkdtempSync(join(tmpdir(), 'lifeguard-cold-'));
  const event = JSON.stringify(sampleEvent('CustomMessage_ForgotPassword'));
  writeFileSync(join(folder, 'index.mjs'), await bundledLambda());
  writeFileSync(
    join(folder, 'start.mjs'),
    `const since = performance.now();
const { handler } = await import('./index.mjs');
const loaded = performance.now();
const { response } = await handler(JSON.parse(process.argv[2]));
const answered = performance.now();
if (!response.emailMessage) throw new Error('it made no mail');
console.log(JSON.stringify([loaded - since, answered - loaded]));
`,
  );
  try {
    const runs = Array.from({ length: times }, (): readonly [number, number] => {
      const env = { PASSWORD_RESET_URL: 'https://example.com/reset-password' };
      const line = execFileSync(process.execPath, [join(folder, 'start.mjs'), event], {
        env,
        encoding: 'utf8',
      });
      // It is what the script above prints.
      return JSON.parse(line) as [number, number];
    });
    return { load: runs.map(([load]) => load), firstAnswer: runs.map(([, answer]) => answer) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const { load, firstAnswer } = await measureColdStarts(30);
  const whole = load.map((time, at) => time + (firstAnswer[at] ?? 0));
  for (const [name, values] of [
    ['load', load],
    ['first answer', firstAnswer],
    ['both', whole],
  ] as const) {
    const [middle, most] = [median(values), Math.max(...values)].map(value => value.toFixed(1));
    console.log(`${name.padEnd(12)}  median ${middle} ms, most ${most} ms, of ${values.length} starts`);
  }
}
