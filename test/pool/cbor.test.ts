import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readCbor } from '../../src/pool/cbor.ts';
import { cborBytes, cborInt, cborMap, cborText } from '../operations/authenticator.ts';

const read = (hex: string) => readCbor(Buffer.from(hex, 'hex'));

describe('CBOR, by the examples of RFC 8949', () => {
  const rows: readonly [string, unknown][] = [
    ['00', 0],
    ['17', 23],
    ['1818', 24],
    ['1903e8', 1000],
    ['1a000f4240', 1_000_000],
    ['20', -1],
    ['3903e7', -1000],
    ['f4', false],
    ['f5', true],
    ['f6', null],
    ['4401020304', Buffer.of(1, 2, 3, 4)],
    ['6449455446', 'IETF'],
    ['62c3bc', 'ü'],
    ['83010203', [1, 2, 3]],
    [
      'a201020304',
      new Map([
        [1, 2],
        [3, 4],
      ]),
    ],
    ['8301820203820405', [1, [2, 3], [4, 5]]],
  ];
  for (const [hex, value] of rows) {
    test(hex, () => assert.deepEqual(read(hex), { value, length: hex.length / 2 }));
  }
});

describe('what no authenticator writes is not read', () => {
  const rows: readonly [string, string][] = [
    ['nothing', ''],
    ['a length that is not told', '9f01ff'],
    ['a tag', 'c11a514b67b0'],
    ['a float', 'f93c00'],
    ['a number of 64 bits', '1b0000000000000001'],
    ['bytes that are cut short', '44010203'],
    ['an array that is cut short', '8201'],
    ['a key twice', 'a201020103'],
    ['a key that is a list', 'a18001'],
    ['lists without end', '81'.repeat(100)],
    ['a list longer than there are bytes', '9affffffff'],
  ];
  for (const [name, hex] of rows) test(name, () => assert.equal(read(hex), undefined));
});

test('what is written is read again, whatever stands behind it', () => {
  const number = fc.integer({ min: -65_536, max: 65_535 });
  fc.assert(
    fc.property(
      number,
      fc.string(),
      fc.uint8Array({ maxLength: 600 }),
      fc.uint8Array(),
      (int, text, bytes, rest) => {
        const written = cborMap([
          [cborInt(int), cborText(text)],
          [cborText('bytes'), cborBytes(Buffer.from(bytes))],
        ]);
        const found = readCbor(Buffer.concat([written, rest]));
        assert.equal(found?.length, written.length);
        assert.deepEqual(
          found?.value,
          new Map<number | string, unknown>([
            [int, text],
            ['bytes', Buffer.from(bytes)],
          ]),
        );
      },
    ),
  );
});

test('any bytes are read or not, and never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
      readCbor(Buffer.from(bytes));
    }),
  );
});
