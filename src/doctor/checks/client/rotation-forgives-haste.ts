import { defineCheck } from '../../check.ts';
import { updateClient } from '../../mend.ts';

export const rotationForgivesHaste = defineCheck({
  id: 'rotation-forgives-haste',
  severity: 'advice',
  title: 'Rotation leaves a moment for a second refresh',
  why:
    'Two tabs that refresh at once, or an answer that is lost on the way, send a token that was just exchanged. Without a ' +
    'grace period that is taken for theft, and the person is signed out.',
  looksAt: 'client',
  fix: 'Set RetryGracePeriodSeconds to 10 to 60.',
  leadsTo: ['refresh-token-reused', 'rotating-sign-in-ended'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run(client, { cognito }) {
    const { RefreshTokenRotation: rotation } = await cognito.client(client.pool.id, client.id);
    if (rotation?.Feature !== 'ENABLED') return { notApplicable: 'it rotates no tokens' };
    const { RetryGracePeriodSeconds: seconds = 0 } = rotation;
    if (seconds > 0) return [];
    return [
      {
        says: 'Two refreshes at once sign the person out.',
        seen: [
          {
            call: 'DescribeUserPoolClient',
            field: 'RefreshTokenRotation.RetryGracePeriodSeconds',
            actual: String(seconds),
            expected: '10 to 60',
          },
        ],
        commands: [updateClient(client, '.RefreshTokenRotation.RetryGracePeriodSeconds = 10')],
        key: ['refreshTokenRotation'],
      },
    ];
  },
});
