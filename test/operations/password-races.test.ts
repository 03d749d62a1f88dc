import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { OperationName } from '../../src/model/operation.ts';
import type { PoolsDescription } from '../../src/testing/index.ts';
import { client, description, poolId } from './described.ts';
import { codeFor, type Person, person } from './people.ts';
import { startWire, type Wire } from './wire.ts';

const [first, ...others] = description.pools;
const pools: PoolsDescription = {
  ...description,
  functions: { asTold: { handler: fileURLToPath(new URL('./handlers/as-told.mjs', import.meta.url)) } },
  pools: [{ ...first, triggers: { CustomMessage: 'asTold', PostAuthentication: 'asTold' } }, ...others],
};

const named = ({ name }: Person) => ({ UserPoolId: poolId, Username: name });

const signIn = ({ name }: Person, PASSWORD: string) => ({
  ClientId: client.open,
  AuthFlow: 'USER_PASSWORD_AUTH',
  AuthParameters: { USERNAME: name, PASSWORD },
});

describe('what an administrator does while a user is about to set a password', () => {
  let wire: Wire;
  before(async () => {
    wire = await startWire({ pools });
  });
  after(() => wire.stop());

  /** The metadata that has the trigger of a call make another call before it answers. */
  const meanwhile = (operation: OperationName, input: object) => ({
    ClientMetadata: { call: JSON.stringify({ endpoint: wire.endpoint, operation, input }) },
  });
  const challenged = async (anna: Person) => {
    const { Session } = await wire.ok('InitiateAuth', signIn(anna, anna.password));
    return {
      ClientId: client.open,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: anna.name, NEW_PASSWORD: 'Chosen-Password-1' },
    };
  };
  const used = {
    type: 'NotAuthorizedException',
    message: 'Invalid session for the user, session can only be used once.',
    cause: 'session-already-used',
  };

  test('another temporary password ends the challenge of the first one', async () => {
    const anna = await person(wire, { status: 'FORCE_CHANGE_PASSWORD' });
    const answer = await challenged(anna);
    await wire.ok('AdminSetUserPassword', {
      ...named(anna),
      Password: 'Another-Password-1',
      Permanent: false,
    });
    await wire.refused('RespondToAuthChallenge', answer, used);
    const { ChallengeName } = await wire.ok('InitiateAuth', signIn(anna, 'Another-Password-1'));
    assert.equal(ChallengeName, 'NEW_PASSWORD_REQUIRED');
  });

  test('also where it is set while the answer is under way', async () => {
    const anna = await person(wire, { status: 'FORCE_CHANGE_PASSWORD' });
    const change = { ...named(anna), Password: 'Another-Password-1', Permanent: true };
    const answer = { ...(await challenged(anna)), ...meanwhile('AdminSetUserPassword', change) };
    await wire.refused('RespondToAuthChallenge', answer, used);
    await wire.ok('InitiateAuth', signIn(anna, 'Another-Password-1'));
  });

  test('a user who is disabled while the answer is under way stays disabled', async () => {
    const anna = await person(wire, { status: 'FORCE_CHANGE_PASSWORD' });
    const answer = { ...(await challenged(anna)), ...meanwhile('AdminDisableUser', named(anna)) };
    await wire.refused('RespondToAuthChallenge', answer, {
      type: 'NotAuthorizedException',
      message: 'User is disabled.',
      cause: 'user-is-disabled',
    });
    const { Enabled, UserStatus } = await wire.ok('AdminGetUser', named(anna));
    assert.deepEqual([Enabled, UserStatus], [false, 'FORCE_CHANGE_PASSWORD']);
  });

  test('a code that is on its way to an address that is no longer the user’s is no good', async () => {
    const anna = await person(wire);
    const UserAttributes = [
      { Name: 'email', Value: 'moved@example.com' },
      { Name: 'email_verified', Value: 'true' },
    ];
    const who = { ClientId: client.open, Username: anna.name };
    await wire.ok('ForgotPassword', {
      ...who,
      ...meanwhile('AdminUpdateUserAttributes', { ...named(anna), UserAttributes }),
    });
    const ConfirmationCode = await codeFor(wire, anna);
    await wire.refused(
      'ConfirmForgotPassword',
      { ...who, ConfirmationCode, Password: 'Chosen-Password-1' },
      {
        type: 'ExpiredCodeException',
        message: 'Invalid code provided, please request a code again.',
        cause: 'no-code-requested',
      },
    );
  });

  test('whoever changes the old password at the same time does not undo the new one', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => person(wire)));
    for (const anna of people) {
      const { AuthenticationResult } = await wire.ok('InitiateAuth', signIn(anna, anna.password));
      await Promise.all([
        wire.call('ChangePassword', {
          AccessToken: AuthenticationResult?.AccessToken,
          PreviousPassword: anna.password,
          ProposedPassword: 'Thief-Password-1',
        }),
        wire.ok('AdminSetUserPassword', { ...named(anna), Password: 'Rescued-Password-1', Permanent: true }),
      ]);
      await wire.ok('InitiateAuth', signIn(anna, 'Rescued-Password-1'));
    }
  });
});
