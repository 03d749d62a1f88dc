import { defineCheck } from '../../check.ts';
import { updatePool } from '../../mend.ts';

export const addressesVerifiedBeforeUpdate = defineCheck({
  id: 'addresses-verified-before-update',
  severity: 'advice',
  title: 'A new address counts once it is verified',
  why:
    'A user who mistypes a new address loses the old one at once: no reset code reaches them any more, and where they sign ' +
    'in by the address, they are locked out.',
  looksAt: 'pool',
  fix: 'Keep the old address until the new one is verified (verifyBeforeUpdate).',
  leadsTo: ['no-verified-recovery'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run(pool, { cognito }) {
    const { AutoVerifiedAttributes: verified = [], UserAttributeUpdateSettings } = await cognito.pool(
      pool.id,
    );
    if (verified.length === 0) return { notApplicable: 'the pool verifies no address itself' };
    const kept = UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [];
    const missing = verified.filter(name => !kept.includes(name));
    if (missing.length === 0) return [];
    return [
      {
        says: 'A mistyped new address takes effect at once.',
        seen: [
          {
            call: 'DescribeUserPool',
            field: 'AttributesRequireVerificationBeforeUpdate',
            actual: kept.join(', ') || 'empty',
            expected: verified.join(', '),
          },
        ],
        commands: [
          updatePool(
            pool,
            `.UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate = ${JSON.stringify(verified)}`,
          ),
        ],
        key: ['verifyBeforeUpdate'],
      },
    ];
  },
});
