import assert from 'node:assert/strict';
import type { OperationName } from '../../src/model/operation.ts';
import { bothPool } from './sender-pools.ts';
import { accessToken, attributesOf, type Kind, type User } from './sender-users.ts';
import type { Wire } from './wire.ts';

const { id: UserPoolId, client: ClientId } = bothPool;

/** How a code comes to be sent, and what it then does. */
export interface Way {
  readonly source:
    | 'SignUp'
    | 'ResendCode'
    | 'ForgotPassword'
    | 'VerifyUserAttribute'
    | 'UpdateUserAttribute'
    | 'AdminCreateUser';
  readonly operation: OperationName;
  /** Whether the user is yet to sign up by the call itself. */
  readonly isNew?: true;
  /** Of an administrator, who has no app client. */
  readonly byAdmin?: true;
  readonly input: (wire: Wire, user: User, kind: Kind) => object | Promise<object>;
  readonly use: (wire: Wire, user: User, kind: Kind, code: string) => Promise<unknown>;
}

const confirm = (wire: Wire, { name }: User, _: Kind, ConfirmationCode: string) =>
  wire.ok('ConfirmSignUp', { ClientId, Username: name, ConfirmationCode });
const reset = (wire: Wire, { name }: User, _: Kind, ConfirmationCode: string) =>
  wire.ok('ConfirmForgotPassword', {
    ClientId,
    Username: name,
    ConfirmationCode,
    Password: 'Another-Password-1',
  });
const verify = async (wire: Wire, user: User, AttributeName: Kind, Code: string) =>
  wire.ok('VerifyUserAttribute', { AccessToken: await accessToken(wire, user), AttributeName, Code });
/** What signs somebody up with an address. */
export const signUp = (user: User, kind: Kind) => ({
  ClientId,
  Username: user.name,
  Password: user.password,
  UserAttributes: attributesOf(user, [kind]),
});

/** All of them. */
export const ways: readonly Way[] = [
  {
    source: 'SignUp',
    operation: 'SignUp',
    isNew: true,
    input: (_, user, kind) => signUp(user, kind),
    use: confirm,
  },
  {
    source: 'ResendCode',
    operation: 'ResendConfirmationCode',
    isNew: true,
    async input(wire, user, kind) {
      await wire.ok('SignUp', signUp(user, kind));
      return { ClientId, Username: user.name };
    },
    use: confirm,
  },
  {
    source: 'ForgotPassword',
    operation: 'ForgotPassword',
    input: (_, user) => ({ ClientId, Username: user.name }),
    use: reset,
  },
  {
    source: 'ForgotPassword',
    operation: 'AdminResetUserPassword',
    byAdmin: true,
    input: (_, user) => ({ UserPoolId, Username: user.name }),
    use: reset,
  },
  {
    source: 'VerifyUserAttribute',
    operation: 'GetUserAttributeVerificationCode',
    input: async (wire, user, AttributeName) => ({
      AccessToken: await accessToken(wire, user),
      AttributeName,
    }),
    use: verify,
  },
  {
    source: 'UpdateUserAttribute',
    operation: 'UpdateUserAttributes',
    input: async (wire, user, Name) => ({
      AccessToken: await accessToken(wire, user),
      UserAttributes: [{ Name, Value: Name === 'email' ? `new-${user.email}` : `${user.phone_number}9` }],
    }),
    use: verify,
  },
  {
    source: 'AdminCreateUser',
    operation: 'AdminCreateUser',
    isNew: true,
    byAdmin: true,
    input: (_, user, kind) => ({
      UserPoolId,
      Username: user.name,
      TemporaryPassword: `<b>"Aa1&'</b>${user.password}`,
      UserAttributes: attributesOf(user, [kind]),
      DesiredDeliveryMediums: [kind === 'email' ? 'EMAIL' : 'SMS'],
    }),
    async use(wire, user, _, code) {
      assert.equal(code, `&lt;b&gt;&quot;Aa1&amp;&#39;&lt;/b&gt;${user.password}`);
      const AuthParameters = { USERNAME: user.name, PASSWORD: `<b>"Aa1&'</b>${user.password}` };
      const first = await wire.ok('InitiateAuth', {
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters,
      });
      assert.equal(first.ChallengeName, 'NEW_PASSWORD_REQUIRED');
    },
  },
];
