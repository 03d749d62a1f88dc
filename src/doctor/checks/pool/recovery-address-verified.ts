import { recoveryWays } from '../../../pool/recovery.ts';
import { defineCheck } from '../../check.ts';
import { updatePool } from '../../mend.ts';

const attributes: Readonly<Record<string, 'email' | 'phone_number'>> = {
  verified_email: 'email',
  verified_phone_number: 'phone_number',
};

export const recoveryAddressVerified = defineCheck({
  id: 'recovery-address-verified',
  severity: 'warning',
  title: 'The pool verifies an address that it recovers accounts by',
  why:
    'A reset code goes only to a verified address. Where the pool verifies none of those that recovery names, users who sign ' +
    'up or change their address cannot reset their password.',
  looksAt: 'pool',
  fix: 'Have the address verified (autoVerifiedAttributes: [email]).',
  leadsTo: ['no-verified-recovery', 'code-delivery-simulated'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run(pool, { cognito }) {
    const settings = await cognito.pool(pool.id);
    const wanted = recoveryWays(settings).flatMap(way => attributes[way] ?? []);
    if (wanted.length === 0) return { notApplicable: 'only administrators recover accounts' };
    const { AutoVerifiedAttributes: verified = [] } = settings;
    if (wanted.some(name => verified.includes(name))) return [];
    const isClosed = settings.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false;
    return [
      {
        says: isClosed
          ? 'Who changes an address loses the way to reset the password: the new one is not verified.'
          : 'Who signs up cannot reset the password: no address that recovery needs is verified.',
        seen: [
          {
            call: 'DescribeUserPool',
            field: 'AutoVerifiedAttributes',
            actual: verified.join(', ') || 'empty',
            expected: wanted.join(' or '),
          },
        ],
        commands: [updatePool(pool, `.AutoVerifiedAttributes += ["${wanted[0]}"]`)],
        key: ['autoVerifiedAttributes'],
      },
    ];
  },
});
