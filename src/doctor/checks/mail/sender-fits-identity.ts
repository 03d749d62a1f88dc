import { defineCheck } from '../../check.ts';

export const senderFitsIdentity = defineCheck({
  id: 'sender-fits-identity',
  severity: 'error',
  title: 'The sender is an address of the identity that sends',
  why:
    'SES refuses a mail whose sender is neither the identity nor of its domain. Without a sender, the identity must be an ' +
    'address itself.',
  looksAt: 'pool',
  fix: 'Set From to an address of the identity in SourceArn.',
  leadsTo: ['from-address-invalid'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run({ id }, { cognito }) {
    const {
      EmailSendingAccount: account,
      SourceArn,
      From,
    } = (await cognito.pool(id)).EmailConfiguration ?? {};
    if (account !== 'DEVELOPER' || SourceArn === undefined)
      return { notApplicable: 'the pool has no sender of its own' };
    const identity = SourceArn.split(':identity/')[1]?.toLowerCase() ?? '';
    const address = (/<([^<>]+)>\s*$/.exec(From ?? '')?.[1] ?? From ?? identity).toLowerCase();
    const domain = address.split('@')[1];
    const fits =
      domain !== undefined &&
      (identity === address ||
        (!identity.includes('@') && (domain === identity || domain.endsWith(`.${identity}`))));
    if (fits) return [];
    const seen = { call: 'DescribeUserPool', field: 'EmailConfiguration.From', actual: From ?? 'absent' };
    return [
      {
        says: 'The sender is no address of the identity that sends.',
        seen: [{ ...seen, expected: `an address of ${identity}` }],
        key: ['mail', 'from'],
      },
    ];
  },
});
