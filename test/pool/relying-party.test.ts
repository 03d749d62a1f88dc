import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isOriginOf } from '../../src/pool/relying-party.ts';

describe('the pages that may use passkeys of a relying party', () => {
  const rows: readonly [relyingParty: string, origin: string, may: boolean][] = [
    ['example.com', 'https://example.com', true],
    ['example.com', 'https://auth.example.com', true],
    ['example.com', 'https://auth.example.com:8443', true],
    ['example.com', 'http://example.com', false],
    ['example.com', 'https://evil-example.com', false],
    ['example.com', 'https://example.com.evil.org', false],
    ['example.com', 'https://example.com/', false],
    ['auth.example.com', 'https://example.com', false],
    ['localhost', 'http://localhost:5173', true],
    ['localhost', 'http://app.localhost', true],
    ['localhost', 'http://evil-localhost', false],
    ['localhost', 'http://127.0.0.1', false],
    ['example.com', `android:apk-key-hash:${'a'.repeat(43)}`, true],
    ['example.com', 'android:apk-key-hash:short', false],
    ['example.com', 'null', false],
    ['', 'https://example.com', false],
  ];
  for (const [relyingParty, origin, may] of rows) {
    test(`${origin} ${may ? 'may' : 'may not'} use those of ${relyingParty || 'nobody'}`, () => {
      assert.equal(isOriginOf(relyingParty, origin), may);
    });
  }
});
