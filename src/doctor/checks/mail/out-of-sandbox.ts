import { defineCheck } from '../../check.ts';
import { mailSender, noOwnSender } from '../../mail-sender.ts';

export const outOfSandbox = defineCheck({
  id: 'out-of-sandbox',
  severity: 'error',
  title: 'SES sends to everybody',
  why: 'In its sandbox SES sends only to addresses that were verified: nobody else gets a code.',
  looksAt: 'pool',
  fix: 'Ask AWS for production access in the region of the identity.',
  leadsTo: ['ses-sandbox'],
  needs: ['cognito-idp:DescribeUserPool', 'ses:GetAccount'],
  async run({ id }, { cognito, mail }) {
    const sender = mailSender(await cognito.pool(id));
    if (!sender) return noOwnSender;
    if ((await mail.account(sender.region)).ProductionAccessEnabled !== false) return [];
    const seen = { call: 'GetAccount', field: 'ProductionAccessEnabled', actual: 'false', expected: 'true' };
    return [{ says: `SES in ${sender.region} is in its sandbox.`, seen: [seen] }];
  },
});
