import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startCounted } from './counted-work.ts';

const UserPoolId = 'us-east-1_Rehearse1';
const ClientId = 'rehearsal0client0tests01';
const pools = {
  regions: ['us-east-1'],
  pools: [
    {
      id: UserPoolId,
      name: 'rehearsing',
      autoVerifiedAttributes: ['email' as const],
      firstFactors: ['PASSWORD' as const, 'EMAIL_OTP' as const],
      mail: {
        sendingAccount: 'DEVELOPER' as const,
        sourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/noreply@example.com',
      },
      clients: [
        {
          id: ClientId,
          name: 'hiding',
          authFlows: ['ALLOW_USER_AUTH' as const],
          preventUserExistenceErrors: 'ENABLED' as const,
        },
      ],
    },
  ],
};

/** Calls that send a code; users whose names begin with `new` are not confirmed. */
const calls: readonly [name: string, operation: string, user: string, inputOf: (name: string) => object][] = [
  ['ForgotPassword', 'ForgotPassword', 'user', Username => ({ ClientId, Username })],
  ['ResendConfirmationCode', 'ResendConfirmationCode', 'new1', Username => ({ ClientId, Username })],
  [
    'InitiateAuth with a code by mail',
    'InitiateAuth',
    'user',
    USERNAME => ({
      ClientId,
      AuthFlow: 'USER_AUTH',
      AuthParameters: { USERNAME, PREFERRED_CHALLENGE: 'EMAIL_OTP' },
    }),
  ],
];

/** What is done besides, so that nothing is kept. */
const undone = (statement: string) => statement.startsWith('DELETE FROM');

describe('before the first code of a pool was sent, what sending takes is done for a stranger too, and undone', () => {
  for (const [name, operation, user, inputOf] of calls) {
    test(name, async () => {
      const service = await startCounted(pools);
      try {
        const UserAttributes = [{ Name: 'email', Value: 'user@example.com' }];
        if (user === 'new1') {
          await service.ok('SignUp', {
            ClientId,
            Username: user,
            Password: 'First-Password-1',
            UserAttributes,
          });
        } else {
          UserAttributes.push({ Name: 'email_verified', Value: 'true' });
          const who = { UserPoolId, Username: user };
          await service.ok('AdminCreateUser', { ...who, UserAttributes, MessageAction: 'SUPPRESS' });
          const secret = { Password: 'First-Password-1', Permanent: true };
          await service.ok('AdminSetUserPassword', { ...who, ...secret });
        }
        const stranger = await service.call(operation, inputOf('none'));
        const known = await service.call(operation, inputOf(user));
        const later = await service.call(operation, inputOf('none'));
        assert.deepEqual(
          stranger.sending.filter(statement => !undone(statement)),
          known.sending,
        );
        const written = known.sending.filter(statement => statement.startsWith('INSERT'));
        assert.ok(written.length > 0);
        assert.equal(stranger.sending.filter(undone).length, written.length);
        // From here on it is waited for as long.
        assert.deepEqual(later.sending, []);
        assert.deepEqual([stranger.answer.status, known.answer.status, later.answer.status], [200, 200, 200]);
      } finally {
        await service.stop();
      }
    });
  }
});
