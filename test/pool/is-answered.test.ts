import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isAnswered } from '../../src/pool/is-answered.ts';

describe('an error of an SDK is the answer of the service', () => {
  const rows: readonly (readonly [name: string, members: object, is: boolean])[] = [
    ['with a status', { $metadata: { httpStatusCode: 400, attempts: 1 } }, true],
    ['without a status', { $metadata: { attempts: 1 } }, false],
    ['with an absent status', { $metadata: { httpStatusCode: undefined } }, false],
    ['with nothing of the SDK', { code: 'ECONNREFUSED' }, false],
    ['with null', { $metadata: null }, false],
  ];
  for (const [name, members, is] of rows) {
    test(name, () => assert.equal(isAnswered(Object.assign(new Error('x'), members)), is));
  }
});
