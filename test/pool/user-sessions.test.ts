import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { deviceTypeOf } from '../../src/pool/device-type.ts';
import { familyOfSession, sessionIdOf } from '../../src/pool/user-sessions.ts';

describe('the id of a session', () => {
  test('stands for the family of its tokens, and no other', () => {
    fc.assert(
      fc.property(fc.uuid(), family => {
        const id = sessionIdOf(family);
        assert.match(id, /^tkn[0-9a-z]{25}$/);
        assert.equal(familyOfSession(id), family);
      }),
    );
  });
  test('of any other text is none', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const family = familyOfSession(text);
        assert.ok(family === undefined || sessionIdOf(family) === text);
      }),
    );
  });
});

const agents: readonly [userAgent: string | undefined, type: string][] = [
  [undefined, 'unknown'],
  ['curl/8.5.0', 'unknown'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
    'Windows Edge',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
    'macOS Safari',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
    'iOS Safari',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
    'Android Chrome',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Linux Firefox'],
  ['aws-sdk-js/3.1169.0 ua/2.1 os/linux#6.8.0 lang/js md/nodejs#24.21.0', 'Linux AWS SDK'],
  ['aws-cli/2.19.1 md/awscrt#0.22.0 ua/2.0 os/macos#24.1.0', 'macOS AWS CLI'],
];

describe('the type of a device', () => {
  for (const [userAgent, type] of agents) {
    test(`is ${type} for ${userAgent ?? 'no User-Agent'}`, () => {
      assert.equal(deviceTypeOf(userAgent), type);
    });
  }
});
