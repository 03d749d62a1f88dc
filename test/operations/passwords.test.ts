import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Output } from '../../src/model/operation.ts';
import { client, description, loosePoolId, poolId } from './described.ts';
import { onBothEngines } from './engines.ts';
import { codeFor, type Person, person, type Traits } from './people.ts';
import type { Shown, Wire } from './wire.ts';

const next = 'Second-Password-1';

const signIn = (who: Person, password = who.password) => ({
  ClientId: client.open,
  AuthFlow: 'USER_PASSWORD_AUTH',
  AuthParameters: { USERNAME: who.name, PASSWORD: password },
});

type Tokens = NonNullable<Output<'InitiateAuth'>['AuthenticationResult']>;

async function signedIn(wire: Wire, who: Person): Promise<Tokens> {
  const { AuthenticationResult } = await wire.ok('InitiateAuth', signIn(who));
  assert.ok(AuthenticationResult);
  return AuthenticationResult;
}

const wrongPassword: Shown = {
  type: 'NotAuthorizedException',
  message: 'Incorrect username or password.',
  cause: 'wrong-password',
};
const weak: readonly (readonly [password: string, rule: string])[] = [
  ['Ab1!', 'Password not long enough'],
  ['lower-case-1', 'Password must have uppercase characters'],
  ['UPPER-CASE-1', 'Password must have lowercase characters'],
  ['No-Numbers-Here', 'Password must have numeric characters'],
  ['NoSymbols1Here', 'Password must have symbol characters'],
];
const notConforming = (rule: string, prefix = 'Password does not conform to policy'): Shown => ({
  type: 'InvalidPasswordException',
  message: `${prefix}: ${rule}`,
  cause: 'password-not-conforming',
  facts: { rule },
});
const unknown: Shown = {
  type: 'UserNotFoundException',
  message: 'User does not exist.',
  cause: 'user-not-found',
};
const noPool: Shown = {
  type: 'ResourceNotFoundException',
  message: 'User pool us-east-1_nowhere does not exist.',
  cause: 'pool-not-found',
};

onBothEngines({ pools: description }, wire => {
  describe('ChangePassword', () => {
    test('sets the new password and leaves the tokens that are out', async () => {
      const anna = await person(wire());
      const tokens = await signedIn(wire(), anna);
      const change = { PreviousPassword: anna.password, ProposedPassword: next };
      const { AccessToken } = tokens;
      const answer = await wire().call('ChangePassword', { ...change, AccessToken });
      assert.deepEqual([answer.status, answer.text], [200, '{}']);
      assert.deepEqual(
        [answer.event.user, answer.event.clientId, answer.event.poolId],
        [anna.name, client.open, poolId],
      );
      await wire().ok('InitiateAuth', signIn(anna, next));
      await wire().refused('InitiateAuth', signIn(anna), wrongPassword);
      await wire().ok('GetUser', { AccessToken });
      await wire().ok('InitiateAuth', {
        ClientId: client.open,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: tokens.RefreshToken },
      });
    });
    test('wants the present password', async () => {
      const anna = await person(wire());
      const { AccessToken } = await signedIn(wire(), anna);
      const input = { AccessToken, PreviousPassword: 'Not-The-Password-1', ProposedPassword: next };
      await wire().refused('ChangePassword', input, wrongPassword);
      const without = { AccessToken, ProposedPassword: next };
      await wire().refused('ChangePassword', without, wrongPassword);
      await wire().ok('InitiateAuth', signIn(anna));
    });
    for (const [password, rule] of weak) {
      test(`tells: ${rule}`, async () => {
        const anna = await person(wire());
        const { AccessToken } = await signedIn(wire(), anna);
        const input = { AccessToken, PreviousPassword: anna.password, ProposedPassword: password };
        await wire().refused('ChangePassword', input, notConforming(rule));
      });
    }
    test('is refused at the sixth try within an hour, also with the right password', async () => {
      const anna = await person(wire());
      const { AccessToken } = await signedIn(wire(), anna);
      const input = { AccessToken, PreviousPassword: 'Not-The-Password-1', ProposedPassword: next };
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        await wire().refused('ChangePassword', input, wrongPassword);
      }
      await wire().refused(
        'ChangePassword',
        { ...input, PreviousPassword: anna.password },
        {
          type: 'LimitExceededException',
          message: 'Attempt limit exceeded, please try after some time.',
          cause: 'change-password-attempts-exceeded',
          facts: { count: 6, limit: 5, user: anna.name },
        },
      );
    });
  });

  describe('AdminSetUserPassword', () => {
    for (const status of ['CONFIRMED', 'UNCONFIRMED', 'FORCE_CHANGE_PASSWORD', 'RESET_REQUIRED'] as const) {
      test(`for good, of a user who is ${status}: it is CONFIRMED and signs in`, async () => {
        const anna = await person(wire(), { status });
        const named = { UserPoolId: poolId, Username: anna.name };
        const input = { ...named, Password: next, Permanent: true };
        const answer = await wire().call('AdminSetUserPassword', input);
        assert.deepEqual([answer.status, answer.text], [200, '{}']);
        assert.equal((await wire().ok('AdminGetUser', named)).UserStatus, 'CONFIRMED');
        await wire().ok('InitiateAuth', signIn(anna, next));
      });
      test(`as a temporary one, of a user who is ${status}: it must be replaced`, async () => {
        const anna = await person(wire(), { status });
        const named = { UserPoolId: poolId, Username: anna.name };
        await wire().ok('AdminSetUserPassword', { ...named, Password: next });
        assert.equal((await wire().ok('AdminGetUser', named)).UserStatus, 'FORCE_CHANGE_PASSWORD');
        const { ChallengeName } = await wire().ok('InitiateAuth', signIn(anna, next));
        assert.equal(ChallengeName, 'NEW_PASSWORD_REQUIRED');
      });
    }
    test('leaves the tokens that are out', async () => {
      const anna = await person(wire());
      const { AccessToken } = await signedIn(wire(), anna);
      for (const Permanent of [true, false]) {
        const input = { UserPoolId: poolId, Username: anna.name, Password: `${next}${Permanent}`, Permanent };
        await wire().ok('AdminSetUserPassword', input);
        await wire().ok('GetUser', { AccessToken });
      }
    });
    test('refuses a password that the pool remembers', async () => {
      const anna = await person(wire(), { pool: loosePoolId });
      const input = {
        UserPoolId: loosePoolId,
        Username: anna.name,
        Password: anna.password,
        Permanent: true,
      };
      await wire().ok('AdminSetUserPassword', { ...input, Password: next });
      await wire().refused('AdminSetUserPassword', input, {
        type: 'PasswordHistoryPolicyViolationException',
        message: 'Password has previously been used.',
        cause: 'password-used-before',
      });
    });

    const anna = { UserPoolId: poolId, Username: 'nobody', Password: next };
    const rows: readonly (readonly [name: string, input: object, shown: Shown])[] = [
      ['an unknown user', anna, unknown],
      ['an unknown pool', { ...anna, UserPoolId: 'us-east-1_nowhere' }, noPool],
    ];
    for (const [name, input, shown] of rows) {
      test(`of ${name}`, () =>
        wire()
          .refused('AdminSetUserPassword', input, shown)
          .then(() => undefined));
    }
    for (const [password, rule] of weak) {
      test(`tells: ${rule}`, async () => {
        const { name } = await person(wire());
        const input = { UserPoolId: poolId, Username: name, Password: password, Permanent: true };
        await wire().refused('AdminSetUserPassword', input, notConforming(rule));
      });
    }
  });

  test('AdminCreateUser words the policy in its own way', async () => {
    await wire().refused(
      'AdminCreateUser',
      { UserPoolId: poolId, Username: 'weak', TemporaryPassword: 'weak' },
      notConforming('Password not long enough', 'Password did not conform with password policy'),
    );
  });

  describe('AdminResetUserPassword', () => {
    test('ends the password and sends a code that needs no ForgotPassword', async () => {
      const anna = await person(wire());
      const named = { UserPoolId: poolId, Username: anna.name };
      const answer = await wire().call('AdminResetUserPassword', named);
      assert.deepEqual([answer.status, answer.text], [200, '{}']);
      assert.equal((await wire().ok('AdminGetUser', named)).UserStatus, 'RESET_REQUIRED');
      await wire().refused('InitiateAuth', signIn(anna), {
        type: 'PasswordResetRequiredException',
        message: 'Password reset required for the user',
        cause: 'password-reset-required',
        facts: { user: anna.name },
      });
      const mail = await wire().mail.latest({ to: anna.email });
      assert.deepEqual([mail?.trigger, mail?.clientId], ['CustomMessage_ForgotPassword', null]);
      const ConfirmationCode = await codeFor(wire(), anna);
      const input = { ClientId: client.open, Username: anna.name, ConfirmationCode, Password: next };
      await wire().ok('ConfirmForgotPassword', input);
      await wire().ok('InitiateAuth', signIn(anna, next));
    });

    const impossible: readonly (readonly [name: string, traits: Traits, shown: Shown])[] = [
      [
        'who is disabled',
        { disabled: true },
        { type: 'NotAuthorizedException', message: 'User is disabled.', cause: 'user-is-disabled' },
      ],
      [
        'who is FORCE_CHANGE_PASSWORD',
        { status: 'FORCE_CHANGE_PASSWORD' },
        {
          type: 'NotAuthorizedException',
          message: 'User password cannot be reset in the current state.',
          cause: 'reset-not-possible-in-status',
        },
      ],
      [
        'without a verified address',
        { attributes: { email_verified: 'false' } },
        {
          type: 'InvalidParameterException',
          message:
            'Cannot reset password for the user as there is no registered/verified email or phone_number',
          cause: 'no-verified-recovery',
        },
      ],
    ];
    for (const [name, traits, shown] of impossible) {
      test(`of a user ${name}`, async () => {
        const anna = await person(wire(), traits);
        const named = { UserPoolId: poolId, Username: anna.name };
        const before = (await wire().ok('AdminGetUser', named)).UserStatus;
        await wire().refused('AdminResetUserPassword', named, shown);
        assert.equal((await wire().ok('AdminGetUser', named)).UserStatus, before);
      });
    }
    test('of an unknown user', async () => {
      await wire().refused('AdminResetUserPassword', { UserPoolId: poolId, Username: 'nobody' }, unknown);
    });
    test('of an unknown pool', async () => {
      const input = { UserPoolId: 'us-east-1_nowhere', Username: 'nobody' };
      await wire().refused('AdminResetUserPassword', input, noPool);
    });
  });
});
