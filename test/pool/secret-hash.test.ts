import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import { checkSecretHash, makeSecretHash } from '../../src/pool/secret-hash.ts';
import { clientId } from './fixtures.ts';

describe('SECRET_HASH', () => {
  test('is HMAC-SHA256: RFC 4231, case 2, its data split into username and client id', () => {
    const expected = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    const hash = makeSecretHash('Jefe', 'what do ya want ', 'for nothing?');
    assert.equal(Buffer.from(hash, 'base64').toString('hex'), expected);
  });

  const right = createHmac('sha256', 'secret').update(`alice${clientId}`).digest();
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['the right one', right.toString('base64'), true],
    ['in hexadecimal', right.toString('hex'), false],
    ['without its padding', right.toString('base64url'), false],
    ['nothing', '', false],
    [
      'of the client id and username, the wrong way round',
      makeSecretHash('secret', clientId, 'alice'),
      false,
    ],
    ['of another user', makeSecretHash('secret', 'bob', clientId), false],
    ['under another secret', makeSecretHash('other', 'alice', clientId), false],
  ];
  for (const [name, submitted, expected] of rows) {
    test(name, () => assert.equal(checkSecretHash('secret', 'alice', clientId, submitted), expected));
  }
});
