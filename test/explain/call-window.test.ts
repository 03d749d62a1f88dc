import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KnownCall } from '../../src/causes/known.ts';
import { callWindow } from '../../src/explain/call-window.ts';

function call(operation: string, at: number, outcome: KnownCall['outcome'] = 'ok'): KnownCall {
  return { seenIn: 'CloudTrail', operation, at, outcome };
}

test('of the calls that went well, those are kept that can say something of a later failure', () => {
  const window = callWindow();
  const kept = ['ForgotPassword', 'InitiateAuth', 'AdminResetUserPassword', 'UpdateUserPoolClient', 'GetId'];
  const passedOver = ['ListUsers', 'AdminGetUser', 'AdminListDevices', 'ListGroups'];
  for (const [at, operation] of [...kept, ...passedOver].entries()) window.add(call(operation, at));
  window.add(call('ListUsers', 100, 'failed'));
  assert.deepEqual(
    window.calls().map(({ operation, outcome }) => `${operation} ${outcome}`),
    [...kept.map(operation => `${operation} ok`), 'ListUsers failed'],
  );
  assert.deepEqual(window.count, { all: 10, failed: 1 });
  assert.deepEqual(window.time, { from: 0, to: 100 });
});
