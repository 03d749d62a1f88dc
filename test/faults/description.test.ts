import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parsePools } from '../../src/config/load-pools.ts';
import { quotas } from '../../src/faults/quotas.ts';

const parse = (text: string) => parsePools(text, { file: 'pools.yaml', directory: '/', environment: {} });
const file = (fault: string) =>
  `regions: [us-east-1]\nfaults:\n  - ${fault}\npools: [{ id: us-east-1_a, name: a }]\n`;

describe('a fault in pools.yaml', () => {
  const wrong: readonly (readonly [name: string, fault: string, expected: string])[] = [
    [
      'an unknown operation',
      '{ operations: [ForgotPasword], delayMilliseconds: 5 }',
      '3:20 faults[0].operations[0]: an operation of the API or a category of its quotas; "ForgotPasword" | Did you mean "ForgotPassword"?',
    ],
    [
      'an unknown error',
      '{ error: CodeDeliveryFailure }',
      '3:14 faults[0].error: an error of the API; "CodeDeliveryFailure" | Did you mean "CodeDeliveryFailureException"?',
    ],
    [
      'an error that the operation cannot have',
      '{ operations: [ListUsers], error: CodeDeliveryFailureException }',
      '3:39 faults[0].error: an error that ListUsers can have; "CodeDeliveryFailureException"',
    ],
    [
      'an error that the operation cannot have, though it has one of a like name',
      '{ operations: [SignUp], error: UserNotFoundException }',
      '3:36 faults[0].error: an error that SignUp can have; "UserNotFoundException"',
    ],
    [
      'an error without its one message',
      '{ error: NotAuthorizedException }',
      '3:5 faults[0].message: the message of NotAuthorizedException, which has different ones; nothing: the key is missing',
    ],
    [
      'no effect',
      '{ operations: [ListUsers] }',
      '3:5 faults[0]: one of error and delayMilliseconds (or both), perSecond, quotas; none of them',
    ],
    [
      'no mapping',
      '5',
      '3:5 faults[0]: a fault: a mapping with error, delayMilliseconds, perSecond or quotas; 5',
    ],
    [
      'an error that is no text',
      '{ error: 5 }',
      '3:14 faults[0].error: the type of an error such as CodeDeliveryFailureException; 5',
    ],
    [
      'a key that there is not',
      '{ erorr: TooManyRequestsException }',
      '3:7 faults[0].erorr: a known key; the key "erorr" | Did you mean "error"?',
    ],
    [
      'a number out of its range',
      '{ error: TooManyRequestsException, percent: 101 }',
      '3:49 faults[0].percent: a whole number from 1 to 100; 101',
    ],
  ];
  for (const [name, fault, expected] of wrong) {
    test(`${name} is told with line and key`, () => {
      const loaded = parse(file(fault));
      assert.ok(!loaded.ok);
      const told = loaded.problems.map(
        ({ line, column, path, expected: wanted, found, hint }) =>
          `${line}:${column} ${path}: ${wanted}; ${found}${hint === undefined ? '' : ` | ${hint}`}`,
      );
      assert.deepEqual(told, [expected]);
    });
  }
});

describe('the page about faults', () => {
  const page = readFileSync(new URL('../../docs/faults.md', import.meta.url), 'utf8');

  test('has an example that is right', () => {
    const [, example = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(page) ?? [];
    const loaded = parse(example);
    assert.ok(loaded.ok, JSON.stringify(loaded));
    assert.equal(loaded.pools.faults.length, 5);
  });
  test('has the number of every quota', () => {
    for (const { category, perSecond } of quotas) {
      const row = page.split('\n').find(line => /\| \d+ \|/.test(line) && line.includes(`\`${category}\``));
      assert.ok(row?.includes(String(perSecond)), category);
    }
  });
});
