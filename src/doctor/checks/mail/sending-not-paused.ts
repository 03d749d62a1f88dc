import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { mailSender, noOwnSender } from '../../mail-sender.ts';

export const sendingNotPaused = defineCheck({
  id: 'sending-not-paused',
  severity: 'error',
  title: 'SES has not stopped the account from sending',
  why:
    'Too many bounces or complaints, of any mail of the account, let AWS pause all of it, the codes of the pool too. Before ' +
    'that the account is on probation.',
  looksAt: 'pool',
  fix: 'Open the case that AWS has made in the support centre, and mend what it names.',
  leadsTo: ['address-suppressed'],
  needs: ['cognito-idp:DescribeUserPool', 'ses:GetAccount'],
  async run({ id }, { cognito, mail }) {
    const sender = mailSender(await cognito.pool(id));
    if (!sender) return noOwnSender;
    const { SendingEnabled = true, EnforcementStatus = 'HEALTHY' } = await mail.account(sender.region);
    const call = 'GetAccount';
    const seen = [
      { call, field: 'SendingEnabled', actual: String(SendingEnabled), expected: 'true' },
      { call, field: 'EnforcementStatus', actual: EnforcementStatus, expected: 'HEALTHY' },
    ].filter(({ actual, expected }) => actual !== expected);
    const isStopped = !SendingEnabled || EnforcementStatus === 'SHUTDOWN';
    return findingIf(seen, {
      says: isStopped ? 'SES sends no mail for the account.' : 'SES has put the account on probation.',
      severity: isStopped ? 'error' : 'warning',
    });
  },
});
