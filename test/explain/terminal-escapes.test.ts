import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { commanding, commandsIn } from '../cli/commanding.ts';
import { runExplain, tokenWith } from './explained.ts';

const directory = mkdtempSync(join(tmpdir(), 'explain-'));

describe('what a terminal obeys is not printed', () => {
  const event = {
    eventSource: 'cognito-idp.amazonaws.com',
    eventName: 'SignUp\u001b[2J',
    eventTime: '2026-11-21T10:00:00Z',
    errorCode: 'Not\u001b]0;x\u0007\u202e',
    errorMessage: 'x\u009b2J',
    requestParameters: { clientId: 'x$(touch y)\u001b[2J', userPoolId: 'us-east-1_A`id`\u2066' },
  };
  const recorded = {
    ...{ sequence: 1, time: 1, operation: 'SignUp\u001b[2J', outcome: 'failed', triggers: [] },
    error: { type: 'Evil\u001b[31mException', message: 'x' },
    cause: { id: 'sign-up-closed', facts: { 'a\u001b[5m\u2028': 1 } },
  };
  const claims = {
    client_id: 'a\u001b[2J',
    iss: 'i\u009b\n',
    scope: 's\u001b[2J \u202e',
    token_use: 'access',
  };
  const rows: readonly (readonly [what: string, given: string])[] = [
    ['CloudTrail', JSON.stringify({ Records: [event] })],
    ['the recorder', JSON.stringify(recorded)],
    ['a token', tokenWith(claims, { alg: 'x\u001b[2J', kid: 'k' })],
    ['an answer', JSON.stringify({ __type: 'Evil\u001b[2JException\u202e', message: 'x\u009b' })],
    ['JSON that is none', '{"a":1}\u009b2J\u202e'],
    ['all of them', JSON.stringify({ __type: `Evil${commanding}Exception`, message: commanding })],
  ];
  for (const [what, given] of rows) {
    for (const flags of [[], ['--json']]) {
      test(`from ${what} ${flags.join('')}`, async () => {
        const { said, complained } = await runExplain([given, '--all', ...flags], { directory });
        assert.deepEqual(commandsIn(`${said}${complained}`), []);
        assert.doesNotMatch(said, /aws [^\n]*[`$]/);
      });
    }
  }
});
