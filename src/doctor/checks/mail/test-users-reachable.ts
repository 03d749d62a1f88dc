import { maskEmail } from '../../../pool/mask.ts';
import { defineCheck } from '../../check.ts';
import { mailSender, noOwnSender } from '../../mail-sender.ts';
import { word } from '../../mend.ts';

export const testUsersReachable = defineCheck({
  id: 'test-users-reachable',
  severity: 'warning',
  title: 'SES sends to the test users of pools.yaml',
  why:
    'An address that bounced or complained is on the suppression list: SES takes the mail and drops it. A probe with such a ' +
    'user waits for codes that never arrive.',
  looksAt: 'pool',
  fix: 'Take the address off the list once it takes mail again.',
  leadsTo: ['address-suppressed'],
  needs: ['cognito-idp:DescribeUserPool', 'ses:GetSuppressedDestination'],
  async run({ id, described }, { cognito, mail }) {
    const users = (described?.users ?? []).flatMap(({ email }, index) =>
      email === undefined ? [] : [{ email, index }],
    );
    if (users.length === 0) return { notApplicable: 'pools.yaml has no users of the pool with an address' };
    const sender = mailSender(await cognito.pool(id));
    if (!sender) return noOwnSender;
    const found = await Promise.all(
      users.map(async user => ({ ...user, reason: await mail.suppressed(sender.region, user.email) })),
    );
    return found.flatMap(({ email, index, reason }) => {
      if (reason === undefined) return [];
      const seen = { call: 'GetSuppressedDestination', field: 'Reason', actual: reason, expected: 'absent' };
      return [
        {
          says: `SES sends nothing to the test user ${maskEmail(email)}.`,
          seen: [seen] as const,
          templates: [
            `aws sesv2 delete-suppressed-destination --region ${word(sender.region)} --email-address ADDRESS`,
          ],
          key: ['users', index],
        },
      ];
    });
  },
});
