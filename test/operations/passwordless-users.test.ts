import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { signIn } from './member.ts';
import { codeFor } from './people.ts';
import { listOf, newClient, newName, newPool, password } from './user-pools.ts';
import type { Shown } from './wire.ts';

const template = (EmailMessage: string) => ({
  AdminCreateUserConfig: { InviteMessageTemplate: { EmailMessage, EmailSubject: 'Welcome' } },
});

onBothEngines({ pools: description }, wire => {
  const poolOf = async (
    factors: ('PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP')[],
    settings: Parameters<typeof newPool>[1] = {},
  ) => {
    const { UserPoolId } = await newPool(wire(), {
      AutoVerifiedAttributes: ['email'],
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: factors } },
      ...settings,
    });
    const ExplicitAuthFlows = [
      'ALLOW_USER_AUTH',
      'ALLOW_USER_PASSWORD_AUTH',
      'ALLOW_USER_SRP_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
    ];
    return { UserPoolId, ClientId: await newClient(wire(), { UserPoolId, ExplicitAuthFlows } as object) };
  };
  const newcomer = () => {
    const Username = newName();
    return { Username, email: `${Username}@example.com` };
  };

  describe('SignUp without a password', () => {
    const short: Shown = {
      type: 'InvalidPasswordException',
      message: 'Password did not conform with policy: Password not long enough',
      cause: 'password-not-conforming',
    };

    test('is for pools that sign in by codes', async () => {
      const { ClientId } = await poolOf(['PASSWORD']);
      await wire().refused('SignUp', { ClientId, Username: newName() }, short);
    });

    test('makes a user whom no password signs in, until one is set', async () => {
      const { UserPoolId, ClientId } = await poolOf(['PASSWORD', 'EMAIL_OTP']);
      const { Username, email } = newcomer();
      await wire().ok('SignUp', { ClientId, Username, UserAttributes: listOf({ email }) });
      const ConfirmationCode = await codeFor(wire(), { email });
      await wire().ok('ConfirmSignUp', { ClientId, Username, ConfirmationCode });
      const user = await wire().ok('AdminGetUser', { UserPoolId, Username });
      assert.equal(user.UserStatus, 'CONFIRMED');
      const input = { AuthFlow: 'USER_PASSWORD_AUTH', ClientId };
      const shown = {
        type: 'NotAuthorizedException',
        message: 'Incorrect username or password.',
        cause: 'wrong-password',
      };
      const AuthParameters = { USERNAME: Username, PASSWORD: password };
      await wire().refused('InitiateAuth', { ...input, AuthParameters }, shown);
      const srp = { AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: Username, SRP_A: 'abcdef12' } };
      assert.notEqual((await wire().call('InitiateAuth', { ...input, ...srp })).status, 500);
      await wire().ok('AdminSetUserPassword', { UserPoolId, Username, Password: password, Permanent: true });
      await signIn(wire(), ClientId, Username);
    });
  });

  test('ChangePassword sets the first password of a user who signs in by codes, and then wants it', async () => {
    const { UserPoolId, ClientId } = await poolOf(['PASSWORD', 'EMAIL_OTP']);
    const { Username, email } = newcomer();
    const UserAttributes = listOf({ email, email_verified: 'true' });
    await wire().ok('AdminCreateUser', { UserPoolId, Username, UserAttributes });
    const AuthParameters = { USERNAME: Username, PREFERRED_CHALLENGE: 'EMAIL_OTP' };
    const asked = await wire().ok('InitiateAuth', { ClientId, AuthFlow: 'USER_AUTH', AuthParameters });
    const { AuthenticationResult } = await wire().ok('RespondToAuthChallenge', {
      ClientId,
      ChallengeName: 'EMAIL_OTP',
      Session: asked.Session,
      ChallengeResponses: { USERNAME: Username, EMAIL_OTP_CODE: await codeFor(wire(), { email }) },
    });
    const AccessToken = AuthenticationResult?.AccessToken;
    const weak = { AccessToken, ProposedPassword: 'short' };
    assert.equal((await wire().call('ChangePassword', weak)).status, 400);
    await wire().ok('ChangePassword', { AccessToken, ProposedPassword: password });
    await signIn(wire(), ClientId, Username);
    await wire().refused(
      'ChangePassword',
      { AccessToken, ProposedPassword: `${password}-2` },
      {
        type: 'NotAuthorizedException',
        message: 'Incorrect username or password.',
        cause: 'wrong-password',
      },
    );
  });

  describe('AdminCreateUser', () => {
    const statuses: readonly (readonly [
      name: string,
      factors: ('PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP')[],
      attributes: Readonly<Record<string, string>>,
      input: object,
      status: string,
    ])[] = [
      ['a verified mail address', ['PASSWORD', 'EMAIL_OTP'], { email_verified: 'true' }, {}, 'CONFIRMED'],
      [
        'a temporary password',
        ['PASSWORD', 'EMAIL_OTP'],
        { email_verified: 'true' },
        { TemporaryPassword: password },
        'FORCE_CHANGE_PASSWORD',
      ],
      ['an unverified address', ['PASSWORD', 'EMAIL_OTP'], {}, {}, 'FORCE_CHANGE_PASSWORD'],
      [
        'an address that the pool does not sign in by',
        ['PASSWORD', 'SMS_OTP'],
        { email_verified: 'true' },
        {},
        'FORCE_CHANGE_PASSWORD',
      ],
      ['a pool of passwords', ['PASSWORD'], { email_verified: 'true' }, {}, 'FORCE_CHANGE_PASSWORD'],
    ];
    for (const [name, factors, attributes, input, status] of statuses) {
      test(`with ${name} makes a user who is ${status}`, async () => {
        const { UserPoolId } = await poolOf(factors);
        const { Username, email } = newcomer();
        const UserAttributes = listOf({ email, ...attributes });
        const { User } = await wire().ok('AdminCreateUser', {
          UserPoolId,
          Username,
          UserAttributes,
          ...input,
        });
        assert.equal(User?.UserStatus, status);
        assert.equal((await wire().mail.all({ to: email })).length, status === 'CONFIRMED' ? 0 : 1);
      });
    }

    test('invites who has no password by a text without place for one', async () => {
      const { UserPoolId } = await poolOf(['PASSWORD', 'EMAIL_OTP'], template('Hello {username}'));
      const { Username, email } = newcomer();
      const UserAttributes = listOf({ email, email_verified: 'true' });
      await wire().ok('AdminCreateUser', { UserPoolId, Username, UserAttributes });
      assert.equal((await wire().mail.latest({ to: email }))?.text, `Hello ${Username}`);
    });

    test('sends nothing and succeeds where the text has no place for the password; the recorder says why', async () => {
      const { UserPoolId } = await poolOf(['PASSWORD'], template('Hello {username}'));
      const { Username, email } = newcomer();
      const input = { UserPoolId, Username, UserAttributes: listOf({ email }) };
      const { status, event } = await wire().call('AdminCreateUser', input);
      assert.equal(status, 200);
      assert.equal(event.cause?.id, 'message-without-place');
      assert.equal(await wire().mail.latest({ to: email }), undefined);
    });
  });
});
