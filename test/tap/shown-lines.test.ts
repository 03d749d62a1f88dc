import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { paint } from '../../src/cli/paint.ts';
import { replayedLines } from '../../src/cli/replay/replay-report.ts';
import { callLines } from '../../src/cli/tap/call-lines.ts';
import { createTapSummary } from '../../src/cli/tap/tap-summary.ts';
import type { WatchedCall } from '../../src/tap/watched-call.ts';
import { commanding, commandsIn } from '../cli/commanding.ts';
import { watchingTap } from './watching-tap.ts';

const foreign = `x\u001b]0;owned\u0007\u009b2J\r\ny${commanding}`;
const call: WatchedCall = {
  time: 0,
  milliseconds: 1,
  operation: `Get${foreign}`,
  signed: 'no',
  clientId: foreign,
  user: foreign,
  outcome: 'failed',
  error: { type: foreign, message: foreign },
  cause: { id: foreign, title: foreign, says: foreign, facts: {}, isSure: true, from: 'error' },
};
const plain = paint(false);

describe('no control character of what goes through reaches a terminal', () => {
  const summary = createTapSummary();
  const { cause, ...withoutCause } = call;
  summary.add(call);
  summary.add(withoutCause);
  const screen = { paint: plain, columns: 80, nameOf: () => undefined };
  const differences = [{ in: 'message', recorded: foreign, replayed: foreign }] as const;
  const replayed = { call: 1, operation: 'GetUser', why: foreign };
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['the lines of a call', callLines(call, screen)],
    ['a client by the name that pools.yaml gives it', callLines(call, { ...screen, nameOf: () => foreign })],
    ['the summary of a tap', summary.lines(plain)],
    ['a call that differs', replayedLines({ ...replayed, result: 'differs', differences }, 80, plain)],
    [
      'a call that was not replayed',
      replayedLines({ ...replayed, result: 'not replayed', differences }, 80, plain),
    ],
  ];
  for (const [name, lines] of rows) {
    test(name, () => {
      assert.ok(lines.length > 0);
      for (const line of lines) {
        assert.deepEqual(commandsIn(line), []);
        assert.ok(!line.includes('\n'));
      }
    });
  }
});

test('no sentence stands twice under a call that the tap itself answers', async () => {
  await using tap = await watchingTap('http://127.0.0.1:1');
  await fetch(tap.origin, { method: 'POST', headers: { 'x-amz-target': 'X.GetUser' }, body: '{}' });
  const seen = await tap.newest('GetUser', 'failed');
  const [, ...below] = callLines(seen, { paint: plain, columns: 400, nameOf: () => undefined });
  assert.match(below[0] ?? '', /UpstreamUnreachableException: Lifeguard's tap could not reach/);
  assert.equal(below[1]?.trim(), `cause: ${seen.cause?.title}. The tap itself answered.`);
  assert.equal(below.join('\n').split('nothing listens there').length, 2);
});

test('what tells a cause does not repeat its title', () => {
  for (const from of ['header', 'error', 'tap'] as const) {
    const cause = { id: 'a', title: 'It is so', says: 'Somebody says so.', facts: {}, isSure: true, from };
    const [, , told] = callLines(
      { ...call, cause },
      { paint: plain, columns: 9_999, nameOf: () => undefined },
    );
    assert.equal(told?.trim(), 'cause: It is so. Somebody says so.');
  }
});
