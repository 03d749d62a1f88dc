import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/causes/cause.ts';
import type { Fault } from '../../src/faults/fault.ts';
import { createFaults } from '../../src/faults/faults.ts';
import { quotas } from '../../src/faults/quotas.ts';
import type { OperationName } from '../../src/model/operation.ts';

/** Faults with a clock, a die and a wait that the test owns. */
function started(...from: Fault[]) {
  const clock = { time: 0, now: () => clock.time };
  const waits: number[] = [];
  const rolls: number[] = [];
  const faults = createFaults(
    {
      clock,
      random: { below: () => rolls.shift() ?? 0 },
      pause: async milliseconds => {
        waits.push(milliseconds);
      },
    },
    from,
  );
  /** What a call comes to: `ok`, or its error. */
  const meet = async (operation: OperationName): Promise<string> => {
    try {
      await faults.meet(operation);
      return 'ok';
    } catch (error) {
      assert.ok(error instanceof Failure);
      return error.type;
    }
  };
  return { faults, clock, waits, rolls, meet };
}

const throttled = 'TooManyRequestsException';
const undelivered = 'CodeDeliveryFailureException';

describe('a fault', () => {
  test('that is not there costs a call nothing, not even a turn', () => {
    assert.equal(started().faults.meet('ForgotPassword'), undefined);
    assert.equal(
      started({ operations: ['SignUp'], error: throttled }).faults.meet('ForgotPassword'),
      undefined,
    );
  });
  test('is met by the operations that it names', async () => {
    const { meet } = started({ operations: ['ForgotPassword'], error: undelivered });
    assert.deepEqual(
      [await meet('ForgotPassword'), await meet('SignUp'), await meet('ForgotPassword')],
      [undelivered, 'ok', undelivered],
    );
  });
  test('is met by every operation of a category that can have it', async () => {
    const { meet } = started({ operations: ['UserAccountRecovery'], error: undelivered });
    assert.deepEqual([await meet('ForgotPassword'), await meet('ChangePassword')], [undelivered, 'ok']);
  });
  test('without operations is met by all that can have it', async () => {
    const { meet } = started({ error: undelivered });
    assert.deepEqual([await meet('SignUp'), await meet('ListUsers')], [undelivered, 'ok']);
    assert.equal(await started({ error: throttled }).meet('SetUserSettings'), throttled);
  });
  test('is met as often as it says', async () => {
    const { meet } = started({ operations: ['SignUp'], error: 'InternalErrorException', times: 2 });
    const met = [await meet('SignUp'), await meet('SignUp'), await meet('SignUp')];
    assert.deepEqual(met, ['InternalErrorException', 'InternalErrorException', 'ok']);
  });
  test('is met by chance, and only those calls count', async () => {
    const { meet, rolls } = started({ operations: ['SignUp'], error: undelivered, percent: 20, times: 1 });
    rolls.push(20, 99, 19, 0);
    const met = [await meet('SignUp'), await meet('SignUp'), await meet('SignUp'), await meet('SignUp')];
    assert.deepEqual(met, ['ok', 'ok', undelivered, 'ok']);
  });
  test('delays a call that is then answered, or fails', async () => {
    const { meet, waits } = started(
      { operations: ['SignUp'], delayMilliseconds: 100 },
      { operations: ['SignUp'], delayMilliseconds: 50, error: undelivered, times: 1 },
      { operations: ['SignUp'], delayMilliseconds: 7 },
    );
    assert.deepEqual([await meet('SignUp'), waits.splice(0)], [undelivered, [100, 50]]);
    assert.deepEqual([await meet('SignUp'), waits], ['ok', [100, 7]]);
  });
  test('limits the calls of a second, which begins with the first of them', async () => {
    const { meet, clock } = started({ operations: ['SignUp', 'ListUsers'], perSecond: 2 });
    clock.time = 700;
    const met = [await meet('SignUp'), await meet('ListUsers'), await meet('SignUp'), await meet('GetUser')];
    assert.deepEqual(met, ['ok', 'ok', throttled, 'ok']);
    clock.time = 1_699;
    assert.equal(await meet('ListUsers'), throttled);
    clock.time = 1_700;
    assert.equal(await meet('ListUsers'), 'ok');
  });
  test('is gone when all are cleared', async () => {
    const { faults, meet } = started({ error: throttled });
    faults.clear();
    assert.equal(await meet('SignUp'), 'ok');
  });
});

describe('the documented quotas', () => {
  test('are counted for each category together', async () => {
    const { meet } = started({ quotas: 'documented' });
    for (let call = 0; call < 30; call += 1) {
      assert.equal(await meet(call % 2 ? 'ForgotPassword' : 'ChangePassword'), 'ok');
    }
    assert.deepEqual([await meet('ForgotPassword'), await meet('SignUp')], [throttled, 'ok']);
  });
  test('give answers to challenges three times the calls, and then those of sign-in', async () => {
    const { meet, clock } = started({ quotas: 'documented' });
    const passed = async (operation: OperationName) => {
      let calls = 0;
      while ((await meet(operation)) === 'ok') calls += 1;
      return calls;
    };
    assert.equal(await passed('RespondToAuthChallenge'), 480);
    assert.equal(await passed('InitiateAuth'), 0);
    clock.time += 1000;
    assert.equal(await passed('InitiateAuth'), 120);
    assert.equal(await passed('RespondToAuthChallenge'), 360);
  });
  test('let pass what is in none', async () => {
    const { meet } = started({ quotas: 'documented' });
    for (let call = 0; call < 1000; call += 1) assert.equal(await meet('ListTerms'), 'ok');
  });
  test('have each operation in one category', () => {
    const seen = new Map<string, string>();
    for (const { category, operations } of quotas) {
      for (const operation of operations) {
        assert.equal(seen.get(operation) ?? category, category, operation);
        seen.set(operation, category);
      }
    }
  });
});

describe('what is no fault is refused', () => {
  const rows: readonly (readonly [name: string, fault: Fault, message: RegExp])[] = [
    ['an unknown operation', { operations: ['ForgetPassword'], error: throttled }, /operations\.0/],
    ['nothing', {}, /it has none of them/],
    ['two effects', { perSecond: 1, quotas: 'documented' }, /it has perSecond and quotas/],
    ['an unknown error', { error: 'OutOfCheese' }, /an error of the API; it has "OutOfCheese"/],
    [
      'an error that the operation does not have',
      { operations: ['ListUsers'], error: undelivered },
      /an error that ListUsers can have/,
    ],
    ['an error of several texts without one', { error: 'NotAuthorizedException' }, /at message/],
    ['a message without an error', { delayMilliseconds: 1, message: 'x' }, /at message/],
    ['times of a limit', { perSecond: 1, times: 1 }, /at times/],
  ];
  for (const [name, fault, message] of rows) {
    test(name, () => assert.throws(() => started(fault), { name: 'RangeError', message }));
  }
});
