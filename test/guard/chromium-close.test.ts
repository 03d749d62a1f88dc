import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openChromium } from '../../src/guard/chromium.ts';
import { findChromium } from '../../src/guard/find-chromium.ts';

/** The processes that this one has started and that still are; a zombie is none. */
function children(): readonly number[] {
  return globSync('/proc/[0-9]*/stat').flatMap(file => {
    try {
      const text = readFileSync(file, 'utf8');
      const [state, parent] = text.slice(text.lastIndexOf(')') + 2).split(' ');
      return Number(parent) === process.pid && state !== 'Z' ? [Number.parseInt(text, 10)] : [];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}

test('a browser that does not end is ended', { skip: process.platform !== 'linux' }, async () => {
  const browse = await openChromium({
    program: findChromium(process.env, process.platform) ?? '',
    patience: { load: 10_000, quiet: 500 },
    hook: undefined,
    allowedOrigins: [],
    mayDoWithoutSandbox: true,
    environment: process.env,
  });
  const started = children();
  assert.ok(started.length > 0);
  // It hears nothing any more, as one whose thread a page keeps to itself.
  for (const pid of started) process.kill(pid, 'SIGSTOP');
  await browse.close();
  assert.deepEqual(children(), []);
});
