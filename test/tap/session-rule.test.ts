import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createPairs } from '../../src/tap/pairs.ts';
import type { SeenCall } from '../../src/tap/seen-call.ts';
import { sessionRule } from '../../src/tap/session-rule.ts';

const minute = 60_000;
const given = 10 * minute;

/** What is told of an answer that was refused with that message, so many minutes after its session was given out. */
function told(message: string, minutes: number): string | undefined {
  const pairs = createPairs((kind, text) => `${kind}#${Buffer.from(text).toString('hex').slice(0, 8)}`, 0);
  pairs.sessions.set(pairs.mark('session'), { challenge: 'SMS_MFA', clientId: 'web', at: given });
  const seen: SeenCall = {
    time: given + minutes * minute,
    milliseconds: 1,
    operation: 'RespondToAuthChallenge',
    clientId: 'web',
    names: [],
    signed: 'no',
    input: { Session: 'session' },
    isAnswerUnread: false,
    outcome: 'failed',
    error: { type: 'NotAuthorizedException', message },
  };
  return sessionRule(seen, {
    pairs,
    nameOf: id => id ?? 'nobody',
    poolOf: () => undefined,
    userOf: name => name ?? 'nobody',
  })?.id;
}

describe('a refused session', () => {
  for (const [name, message, minutes, cause] of [
    ['is old', 'Invalid session for the user.', 4, 'session-expired'],
    ['is younger than any may end', 'Invalid session for the user.', 2, undefined],
    [
      'is old by the words of the refusal',
      'Invalid session for the user, session is expired.',
      1,
      'session-expired',
    ],
    ['is not what was refused', 'Incorrect username or password.', 4, undefined],
  ] as const)
    test(name, () => {
      assert.equal(told(message, minutes), cause);
    });
});
