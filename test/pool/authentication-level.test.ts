import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  amrOf,
  type Level,
  levelOf,
  type Method,
  methodsIn,
  passkeyMethod,
  reach,
} from '../../src/pool/authentication-level.ts';
import { levelNames, shownLevels } from '../../src/pool/level-names.ts';
import { isShort, levelClaims, withMethod } from '../../src/pool/step-up.ts';

const all: readonly Method[] = ['pwd', 'otp', 'sms', 'email_otp', 'swk', 'hwk'];

describe('the level of the methods', () => {
  const rows: readonly [methods: readonly Method[], level: Level | 0, amr: readonly string[]][] = [
    [[], 0, []],
    [['pwd'], 1, ['pwd']],
    [['otp'], 0, ['otp']],
    [['sms'], 2, ['sms']],
    [['email_otp'], 2, ['email_otp']],
    [['swk'], 3, ['swk']],
    [['hwk'], 3, ['hwk']],
    [['pwd', 'sms'], 3, ['pwd', 'sms', 'mfa']],
    [['pwd', 'email_otp'], 3, ['pwd', 'email_otp', 'mfa']],
    [['email_otp', 'pwd'], 3, ['email_otp', 'pwd', 'mfa']],
    [['sms', 'email_otp'], 2, ['sms', 'email_otp', 'mfa']],
    [['swk', 'otp'], 3, ['swk', 'otp', 'mfa']],
    [['pwd', 'otp'], 4, ['pwd', 'otp', 'mfa']],
    [['swk', 'pwd', 'otp'], 4, ['swk', 'pwd', 'otp', 'mfa']],
  ];
  for (const [methods, level, amr] of rows) {
    test(`${methods.join(' and ') || 'nothing'} is ${level}`, () => {
      assert.equal(levelOf(methods), level);
      assert.deepEqual(amrOf(methods), amr);
    });
  }

  const some = fc.uniqueArray(fc.constantFrom(...all));
  test('never falls by a method more, in whichever order they were completed', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...all), (methods, more) => {
        assert.ok(levelOf([...methods, more]) >= levelOf(methods));
        assert.equal(levelOf(methods.toReversed()), levelOf(methods));
      }),
    );
  });
  test('comes back from amr', () => {
    fc.assert(fc.property(some, methods => assert.deepEqual(methodsIn(amrOf(methods)), methods)));
    assert.deepEqual(methodsIn(['fed', 'mfa', 'pwd', 'toString']), ['pwd']);
  });
});

test('a passkey is bound to hardware where it is a security key', () => {
  const rows = [
    ['platform', 'swk'],
    ['cross-platform', 'hwk'],
    [undefined, 'swk'],
  ] as const;
  for (const [attachment, method] of rows) assert.equal(passkeyMethod({ attachment }), method);
});

describe('the level that factors lead to', () => {
  test('is that of the best second factor', () => {
    assert.equal(reach(['pwd'], [], ['SMS_MFA', 'SOFTWARE_TOKEN_MFA']), 4);
    assert.equal(reach(['pwd'], [], ['EMAIL_OTP']), 3);
    assert.equal(reach(['pwd'], [], []), 1);
    assert.equal(reach([], [], ['SOFTWARE_TOKEN_MFA']), 0);
  });
  test('is that of the methods where no factor adds to it', () => {
    assert.equal(reach(['swk'], ['PASSWORD'], []), 3);
    assert.equal(reach(['pwd', 'otp'], ['EMAIL_OTP'], ['SMS_MFA']), 4);
    assert.equal(reach([], [], []), 0);
  });
  test('goes through a first factor and one second factor', () => {
    assert.equal(reach([], ['PASSWORD_SRP'], ['SOFTWARE_TOKEN_MFA']), 4);
    assert.equal(reach([], ['PASSWORD'], []), 1);
    assert.equal(reach(['sms'], ['PASSWORD'], []), 3);
    assert.equal(reach([], ['EMAIL_OTP'], ['SOFTWARE_TOKEN_MFA']), 2);
    assert.equal(reach([], ['WEB_AUTHN'], ['SOFTWARE_TOKEN_MFA']), 3);
  });
});

describe('the names of the levels', () => {
  const configured = { Level2: { AcrValue: 'urn:my:2' }, Level3: { AcrValue: 'urn:my:3' } };
  test('are those of the pool, and the defaults beside them', () => {
    assert.deepEqual(levelNames(configured), {
      1: 'urn:cognito:loa:1',
      2: 'urn:my:2',
      3: 'urn:my:3',
      4: 'urn:cognito:loa:4',
    });
  });
  test('are shown all once one is given', () => {
    assert.deepEqual(shownLevels({ Level4: { AcrValue: 'gold' } }), {
      Level1: { AcrValue: 'urn:cognito:loa:1' },
      Level2: { AcrValue: 'urn:cognito:loa:2' },
      Level3: { AcrValue: 'urn:cognito:loa:3' },
      Level4: { AcrValue: 'gold' },
    });
    assert.equal(shownLevels({}), undefined);
    assert.equal(shownLevels(undefined), undefined);
  });
});

describe('a sign-in toward a level', () => {
  const pool = { settings: {} };
  test('is short until its methods reach it', () => {
    const begun = { stepUp: { target: 4, methods: [], authTime: 1 } } as const;
    const half = withMethod(begun, 'pwd');
    const whole = withMethod(half, 'otp');
    assert.deepEqual(
      [begun, half, whole].map(({ stepUp }) => isShort(stepUp)),
      [true, true, false],
    );
    assert.deepEqual(withMethod(whole, 'otp'), whole);
    assert.deepEqual(whole, { stepUp: { target: 4, methods: ['pwd', 'otp'] } });
  });
  test('toward none stays so', () => {
    assert.deepEqual(withMethod({}, 'pwd'), {});
    assert.equal(isShort(undefined), false);
  });
  test('tells the level that it reached, which may be higher', () => {
    const claims = levelClaims(pool, { target: 1, methods: ['pwd', 'otp'] });
    assert.deepEqual(claims, { acr: 'urn:cognito:loa:4', amr: ['pwd', 'otp', 'mfa'] });
  });
  test('tells nothing where it is short', () => {
    assert.throws(() => levelClaims(pool, { target: 3, methods: ['pwd'] }));
  });
});
