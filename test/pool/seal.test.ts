import assert from 'node:assert/strict';
import { createDecipheriv, hkdfSync } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  formatMasterKey,
  type MasterKey,
  MasterKeyUnusable,
  makeMasterKey,
  parseMasterKeys,
} from '../../src/pool/master-key.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { createSeal } from '../../src/pool/seal.ts';
import { newSeal } from './fixtures.ts';

const seal = newSeal();
const bytes = fc.uint8Array({ maxLength: 300 });

/** The text with one character at that place changed to another of its alphabet. */
function tamper(text: string, place: number): string {
  const at = place % text.length;
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
}

describe('a seal', () => {
  test('opens what it sealed', () => {
    fc.assert(
      fc.property(fc.string(), bytes, (purpose, plain) => {
        assert.deepEqual(seal.open(purpose, seal.seal(purpose, plain)), Buffer.from(plain));
      }),
    );
    assert.equal(seal.open('text', seal.seal('text', 'Grüße'))?.toString(), 'Grüße');
  });

  test('does not open what was altered, anywhere', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), (plain, place) => {
        assert.equal(seal.open('purpose', tamper(seal.seal('purpose', plain), place)), undefined);
      }),
    );
    const sealed = seal.seal('purpose', 'a plain text');
    for (let place = 0; place < sealed.length; place++) {
      assert.equal(seal.open('purpose', tamper(sealed, place)), undefined);
      assert.equal(seal.open('purpose', sealed.slice(0, place)), undefined);
    }
  });

  const foreign: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['no base64url', '***'],
    ['a character more', `${seal.seal('purpose', 'x')}A`],
    ['padding', `${seal.seal('purpose', 'x')}=`],
    ['another purpose', seal.seal('another', 'x')],
    ['another key', newSeal().seal('purpose', 'x')],
    ['a JWE', seal.sealJwe('purpose', 'x')],
  ];
  for (const [name, sealed] of foreign) {
    test(`does not open ${name}`, () => {
      assert.equal(seal.open('purpose', sealed), undefined);
    });
  }

  test('never seals the same twice', () => {
    assert.notEqual(seal.seal('purpose', 'x'), seal.seal('purpose', 'x'));
    assert.notEqual(seal.sealJwe('purpose', 'x'), seal.sealJwe('purpose', 'x'));
  });

  test('hashes by purpose and key', () => {
    const hash = seal.hash('purpose', 'x');
    assert.match(hash, /^[\w-]{43}$/);
    assert.equal(seal.hash('purpose', 'x'), hash);
    assert.notEqual(seal.hash('another', 'x'), hash);
    assert.notEqual(seal.hash('purpose', 'y'), hash);
    assert.notEqual(newSeal().hash('purpose', 'x'), hash);
  });

  test('holds with more purposes than it remembers keys for', () => {
    const sealed = seal.seal('first', 'x');
    for (let number = 0; number < 5000; number++) seal.hash(`purpose ${number}`, 'x');
    assert.equal(seal.open('first', sealed)?.toString(), 'x');
  });
});

describe('a JWE', () => {
  test('opens what was sealed, and nothing that was altered', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (plain, place) => {
        const jwe = seal.sealJwe('purpose', plain);
        assert.equal(seal.openJwe('purpose', jwe), plain);
        assert.equal(seal.openJwe('another', jwe), undefined);
        assert.equal(seal.openJwe('purpose', tamper(jwe, place)), undefined);
      }),
    );
  });

  test('has the five parts and header of RFC 7516, direct encryption', () => {
    const bytesOfKey = systemRandom.bytes(32);
    const [key] = parseMasterKeys(bytesOfKey.toString('base64'), 'test');
    const jwe = createSeal([key], systemRandom).sealJwe('purpose', '{"a":1}');
    const [head = '', wrapped, nonce = '', text = '', tag = '', ...more] = jwe.split('.');
    assert.deepEqual([wrapped, more], ['', []]);
    const header = JSON.parse(Buffer.from(head, 'base64url').toString());
    assert.deepEqual(header, { cty: 'JWT', enc: 'A256GCM', alg: 'dir', kid: String(key.id) });
    const derived = Buffer.from(hkdfSync('sha256', bytesOfKey, '', 'lifeguard jwe purpose', 32));
    const decipher = createDecipheriv('aes-256-gcm', derived, Buffer.from(nonce, 'base64url'));
    decipher.setAAD(Buffer.from(head)).setAuthTag(Buffer.from(tag, 'base64url'));
    const plain = Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]);
    assert.equal(plain.toString(), '{"a":1}');
  });
});

describe('master keys', () => {
  const old = makeMasterKey(systemRandom);
  const fresh = makeMasterKey(systemRandom);

  test('rotate: the newest seals, all open, and a key that is gone does not', () => {
    const before = createSeal([old], systemRandom);
    const during = createSeal([fresh, old], systemRandom);
    const later = createSeal([fresh], systemRandom);
    const [sealed, jwe] = [before.seal('purpose', 'x'), before.sealJwe('purpose', 'x')];
    assert.equal(during.open('purpose', sealed)?.toString(), 'x');
    assert.equal(during.openJwe('purpose', jwe), 'x');
    assert.equal(later.open('purpose', during.seal('purpose', 'y'))?.toString(), 'y');
    assert.equal(later.open('purpose', sealed), undefined);
    assert.equal(later.openJwe('purpose', jwe), undefined);
  });

  test('rotate also where two keys have the same id', () => {
    const twin: MasterKey = { ...fresh, id: old.id };
    const both = createSeal([twin, old], systemRandom);
    const ofOld = createSeal([old], systemRandom);
    assert.equal(both.open('purpose', ofOld.seal('purpose', 'x'))?.toString(), 'x');
    assert.equal(both.openJwe('purpose', ofOld.sealJwe('purpose', 'x')), 'x');
    assert.equal(both.open('purpose', both.seal('purpose', 'y'))?.toString(), 'y');
  });

  test('are read from lines and between commas', () => {
    const text = `${formatMasterKey(fresh)}\n${formatMasterKey(old)}\n`;
    assert.deepEqual(parseMasterKeys(text, 'x'), [fresh, old]);
    assert.deepEqual(parseMasterKeys(text.trim().replace('\n', ','), 'x'), [fresh, old]);
    assert.deepEqual(parseMasterKeys(old.bytes.toString('base64url'), 'x'), [old]);
  });

  const damaged: readonly (readonly [string, string, RegExp])[] = [
    ['empty', '', /^There is no key in LIFEGUARD_KEY/],
    ['only white space', ' \n', /^There is no key in LIFEGUARD_KEY/],
    ['a byte short', Buffer.alloc(31).toString('base64'), /^Key 1 in LIFEGUARD_KEY is damaged/],
    ['a byte long', Buffer.alloc(33).toString('base64'), /^Key 1 in LIFEGUARD_KEY is damaged/],
    ['hexadecimal', old.bytes.toString('hex'), /^Key 1 in LIFEGUARD_KEY is damaged/],
    ['a second that is garbage', `${formatMasterKey(old)},oops!`, /^Key 2 in LIFEGUARD_KEY is damaged/],
  ];
  for (const [name, text, message] of damaged) {
    test(`that are ${name} are refused`, () => {
      assert.throws(
        () => parseMasterKeys(text, 'LIFEGUARD_KEY'),
        (error: unknown) => {
          assert.ok(error instanceof MasterKeyUnusable);
          assert.match(error.message, message);
          return true;
        },
      );
    });
  }
});
