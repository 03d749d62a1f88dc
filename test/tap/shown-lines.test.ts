import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { paint } from '../../src/cli/paint.ts';
import { replayedLines } from '../../src/cli/replay/replay-report.ts';
import { callLines } from '../../src/cli/tap/call-lines.ts';
import { createTapSummary } from '../../src/cli/tap/tap-summary.ts';
import type { WatchedCall } from '../../src/tap/watched-call.ts';
import { commanding, commandsIn } from '../cli/commanding.ts';

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
