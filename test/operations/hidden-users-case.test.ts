import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { description } from './described.ts';
import { startWire, type Wire } from './wire.ts';

/** Ways to write one name where the pool does not mind case. */
const spellings = ['someone@example.com', 'Someone@Example.com', 'SOMEONE@EXAMPLE.COM'];
const names = ['someone', 'Someone', 'SOMEONE'];

describe('where a pool does not mind case, another spelling of a name tells no stranger that nobody has it', () => {
  let wire: Wire;
  before(async () => {
    wire = await startWire({ pools: description });
  });
  after(() => wire.stop());

  async function hidingClient(settings: object): Promise<string> {
    const { UserPool } = await wire.ok('CreateUserPool', {
      PoolName: 'folded',
      UsernameConfiguration: { CaseSensitive: false },
      AutoVerifiedAttributes: ['email'],
      ...settings,
    });
    const { UserPoolClient } = await wire.ok('CreateUserPoolClient', {
      UserPoolId: UserPool?.Id,
      ClientName: 'hiding',
      PreventUserExistenceErrors: 'ENABLED',
    });
    assert.ok(UserPoolClient?.ClientId);
    return UserPoolClient.ClientId;
  }

  for (const [pool, settings, written] of [
    ['of names', {}, names],
    ['of addresses', { UsernameAttributes: ['email'] }, spellings],
  ] as const) {
    test(`a pool ${pool}`, async () => {
      const ClientId = await hidingClient(settings);
      const answers = await Promise.all(
        written.map(async Username => {
          const sent = await wire.ok('ForgotPassword', { ClientId, Username });
          const resent = await wire.ok('ResendConfirmationCode', { ClientId, Username });
          const { ChallengeParameters } = await wire.ok('InitiateAuth', {
            ClientId,
            AuthFlow: 'USER_SRP_AUTH',
            AuthParameters: { USERNAME: Username, SRP_A: 'abcdef' },
          });
          const { SALT, USERNAME, USER_ID_FOR_SRP } = ChallengeParameters ?? {};
          return [sent, resent, SALT, USERNAME, USER_ID_FOR_SRP];
        }),
      );
      assert.deepEqual(
        answers,
        answers.map(() => answers[0]),
      );
    });
  }
});
