import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { explained } from './explained.ts';

const keyError = '[ERROR] KeyError: \'email\'\nTraceback (most recent call last):\n  File "/var/task/a.py"';
const heading = '2026-05-19T09:35:11.000Z 8f5f0000-0000-4000-8000-000000000000 ';

describe('a log says how often its calls ended, and how', () => {
  const rows: readonly (readonly [what: string, log: string, says: string])[] = [
    ['an error of Python with its traceback', keyError, '3 lines: threw'],
    ['the same behind a time', `${heading}${keyError}`, '3 lines: threw'],
    ['two of them', `${keyError}\n${keyError}`, '6 lines: threw 2 times'],
    [
      'an error that code logs and goes on',
      '[ERROR]\t2026-05-19T09:35:11.000Z\t8f5f\tno cache yet',
      '1 line: nothing said of how a call ended',
    ],
  ];
  for (const [what, log, says] of rows)
    test(what, async () => {
      const { read } = await explained([log]);
      assert.equal(read[0]?.says, says);
    });
});
