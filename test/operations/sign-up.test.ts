import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { codeFor } from './people.ts';
import { attributesOf, invalid, listOf, newClient, newName, password, poolFor } from './user-pools.ts';
import type { Shown } from './wire.ts';

const sub = '[0-9a-f]{8}-[0-9a-f]{4}-70[0-9a-f]{2}-[0-9a-f]{4}-[0-9a-f]{12}';
const addressTaken = (attribute: string): Shown => ({
  type: 'UsernameExistsException',
  message: `An account with the given ${attribute} already exists.`,
  cause: 'address-taken',
});

onBothEngines({ pools: description }, wire => {
  const userOf = (UserPoolId: string, Username: string) =>
    wire().ok('AdminGetUser', { UserPoolId, Username });

  test('sign-up, resend and confirmation through the AWS SDK', async () => {
    const { UserPoolId, ClientId } = await poolFor(wire(), 'plain');
    const { endpoint, region } = wire();
    const sdk = new CognitoIdentityProviderClient({ endpoint, region });
    const Username = newName();
    const email = `${Username}@example.com`;
    const details = { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'u***@e***' } as const;
    const signedUp = await sdk.send(
      new SignUpCommand({ ClientId, Username, Password: password, UserAttributes: listOf({ email }) }),
    );
    assert.equal(signedUp.UserConfirmed, false);
    assert.match(signedUp.UserSub ?? '', new RegExp(`^${sub}$`));
    assert.deepEqual(signedUp.CodeDeliveryDetails, details);
    const first = await wire().mail.latest({ to: email, client: ClientId });
    assert.equal(first?.trigger, 'CustomMessage_SignUp');
    const before = await userOf(UserPoolId, Username);
    assert.deepEqual(
      [before.UserStatus, attributesOf(before.UserAttributes)],
      ['UNCONFIRMED', { email, email_verified: 'false' }],
    );

    const resent = await sdk.send(new ResendConfirmationCodeCommand({ ClientId, Username }));
    assert.deepEqual(resent.CodeDeliveryDetails, details);
    const second = await wire().mail.latest({ to: email });
    assert.equal(second?.trigger, 'CustomMessage_ResendCode');
    const ConfirmationCode = second.codes[0];
    wire().clock.advance(2_000);
    await sdk.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode }));
    sdk.destroy();
    const after = await userOf(UserPoolId, Username);
    assert.deepEqual(
      [after.UserStatus, attributesOf(after.UserAttributes)],
      ['CONFIRMED', { email, email_verified: 'true' }],
    );
    assert.ok(Number(after.UserLastModifiedDate) > Number(before.UserLastModifiedDate));
  });

  test('the bytes of SignUp with and without code, ResendConfirmationCode and ConfirmSignUp', async () => {
    const { ClientId } = await poolFor(wire(), 'plain');
    const Username = newName();
    const UserAttributes = listOf({ email: `${Username}@example.com` });
    const details =
      '\\{"AttributeName":"email","DeliveryMedium":"EMAIL","Destination":"u\\*\\*\\*@e\\*\\*\\*"\\}';
    const signedUp = await wire().call('SignUp', { ClientId, Username, Password: password, UserAttributes });
    assert.match(
      signedUp.text,
      new RegExp(`^\\{"CodeDeliveryDetails":${details},"UserConfirmed":false,"UserSub":"${sub}"\\}$`),
    );
    const resent = await wire().call('ResendConfirmationCode', { ClientId, Username });
    assert.match(resent.text, new RegExp(`^\\{"CodeDeliveryDetails":${details}\\}$`));
    const ConfirmationCode = await codeFor(wire(), { email: `${Username}@example.com` });
    const confirmed = await wire().call('ConfirmSignUp', { ClientId, Username, ConfirmationCode });
    assert.deepEqual([confirmed.status, confirmed.text], [200, '{}']);
    const plain = await wire().call('SignUp', { ClientId, Username: newName(), Password: password });
    assert.match(plain.text, new RegExp(`^\\{"UserConfirmed":false,"UserSub":"${sub}"\\}$`));
  });

  describe('SignUp refuses', () => {
    test('where only administrators create users', async () => {
      const { ClientId } = await poolFor(wire(), 'closed');
      await wire().refused(
        'SignUp',
        { ClientId, Username: newName(), Password: password },
        {
          type: 'NotAuthorizedException',
          message: 'SignUp is not permitted for this user pool',
          cause: 'sign-up-closed',
        },
      );
    });

    test('an unknown app client', async () => {
      await wire().refused(
        'SignUp',
        { ClientId: 'nowhere', Username: newName(), Password: password },
        {
          type: 'ResourceNotFoundException',
          message: 'User pool client nowhere does not exist.',
          cause: 'client-not-found',
        },
      );
    });

    for (const [Password, rule] of [
      ['Short-1', 'Password not long enough'],
      ['no-upper-case-1', 'Password must have uppercase characters'],
      ['NO-LOWER-CASE-1', 'Password must have lowercase characters'],
      ['No-Digit-Here', 'Password must have numeric characters'],
      ['NoSymbolHere1', 'Password must have symbol characters'],
      [undefined, 'Password not long enough'],
    ] as const) {
      test(`${Password === undefined ? 'no password' : 'a password that breaks'}: ${rule}`, async () => {
        const { ClientId } = await poolFor(wire(), 'plain');
        await wire().refused(
          'SignUp',
          { ClientId, Username: newName(), ...(Password !== undefined && { Password }) },
          {
            type: 'InvalidPasswordException',
            message: `Password did not conform with policy: ${rule}`,
            cause: 'password-not-conforming',
          },
        );
      });
    }

    test('a taken username, confirmed or not, by a client that hides users too (documented)', async () => {
      const { UserPoolId, ClientId } = await poolFor(wire(), 'plain');
      const hiding = await newClient(wire(), { UserPoolId, PreventUserExistenceErrors: 'ENABLED' });
      const input = { Username: newName(), Password: password };
      await wire().ok('SignUp', { ClientId, ...input });
      for (const id of [ClientId, hiding]) {
        await wire().refused(
          'SignUp',
          { ClientId: id, ...input },
          { type: 'UsernameExistsException', message: 'User already exists', cause: 'username-taken' },
        );
      }
    });

    test('an address that stands for a username, by the name or as attribute, in any case where it is ignored', async () => {
      const { ClientId } = await poolFor(wire(), 'addresses');
      const Password = password;
      const UserAttributes = listOf({ phone_number: '+14155550177' });
      await wire().ok('SignUp', { ClientId, Username: 'Taken@example.com', Password, UserAttributes });
      for (const [Username, attributes, taken] of [
        ['taken@EXAMPLE.com', {}, 'email'],
        ['+14155550177', {}, 'phone_number'],
        ['free@example.com', { phone_number: '+14155550177' }, 'phone_number'],
        ['+14155550178', { email: 'TAKEN@example.com' }, 'email'],
      ] as const) {
        const input = { ClientId, Username, Password, UserAttributes: listOf(attributes) };
        await wire().refused('SignUp', input, addressTaken(taken));
      }
    });

    test('a secret hash that is missing or wrong', async () => {
      const { UserPoolId } = await poolFor(wire(), 'plain');
      const { UserPoolClient: made } = await wire().ok('CreateUserPoolClient', {
        UserPoolId,
        ClientName: 'secret',
        GenerateSecret: true,
      });
      const ClientId = made?.ClientId ?? '';
      const Username = newName();
      const hash = createHmac('sha256', made?.ClientSecret ?? '')
        .update(`${Username}${ClientId}`)
        .digest('base64');
      const inputs = {
        SignUp: { ClientId, Username, Password: password },
        ConfirmSignUp: { ClientId, Username, ConfirmationCode: '123456' },
        ResendConfirmationCode: { ClientId, Username },
      };
      for (const operation of ['SignUp', 'ConfirmSignUp', 'ResendConfirmationCode'] as const) {
        await wire().refused(operation, inputs[operation], {
          type: 'NotAuthorizedException',
          message: `Client ${ClientId} is configured with secret but SECRET_HASH was not received`,
          cause: 'secret-hash-missing',
        });
        await wire().refused(
          operation,
          { ...inputs[operation], SecretHash: 'd3Jvbmc=' },
          {
            type: 'NotAuthorizedException',
            message: `Unable to verify secret hash for client ${ClientId}`,
            cause: 'secret-hash-wrong',
          },
        );
      }
      await wire().ok('SignUp', { ...inputs.SignUp, SecretHash: hash });
    });
  });

  test('the first password counts among those that must not be used again', async () => {
    const { UserPoolId, ClientId } = await poolFor(wire(), 'remembering');
    const who = { UserPoolId, Username: newName() };
    await wire().ok('SignUp', { ClientId, Username: who.Username, Password: password });
    await wire().refused(
      'AdminSetUserPassword',
      { ...who, Password: password },
      {
        type: 'PasswordHistoryPolicyViolationException',
        message: 'Password has previously been used.',
        cause: 'password-used-before',
      },
    );
  });

  test('what the model forbids is told as the service tells it', async () => {
    const { ClientId } = await poolFor(wire(), 'plain');
    const spaces = { ClientId, Username: 'with space', Password: password };
    await wire().refused(
      'SignUp',
      spaces,
      invalid(
        "1 validation error detected: Value at 'username' failed to satisfy constraint: Member must satisfy " +
          'regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+',
        'input-breaks-constraints',
      ),
    );
  });
});
