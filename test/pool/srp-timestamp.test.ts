import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseSrpTimestamp } from '../../src/pool/srp-timestamp.ts';

describe('TIMESTAMP', () => {
  const rows: readonly (readonly [string, string, number | undefined])[] = [
    ['as clients send it', 'Thu Sep 24 13:50:15 UTC 2026', Date.UTC(2026, 8, 24, 13, 50, 15)],
    ['a day of one digit', 'Tue Dec 1 00:00:00 UTC 2026', Date.UTC(2026, 11, 1)],
    ['a day with a zero in front', 'Tue Dec 01 00:00:00 UTC 2026', Date.UTC(2026, 11, 1)],
    ['a leap day', 'Tue Feb 29 23:59:59 UTC 2028', Date.UTC(2028, 1, 29, 23, 59, 59)],
    ['no such day', 'Thu Feb 29 23:59:59 UTC 2027', undefined],
    ['no such hour', 'Thu Sep 24 24:00:00 UTC 2026', undefined],
    ['another language', 'Do Sep 24 13:50:15 UTC 2026', undefined],
    ['another month', 'Thu Okt 24 13:50:15 UTC 2026', undefined],
    ['another zone', 'Thu Sep 24 13:50:15 CEST 2026', undefined],
    ['ISO 8601', '2026-09-24T13:50:15Z', undefined],
    ['nothing', '', undefined],
  ];
  for (const [name, text, expected] of rows) {
    test(name, () => assert.equal(parseSrpTimestamp(text), expected));
  }
});
