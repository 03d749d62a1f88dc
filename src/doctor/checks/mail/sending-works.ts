import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';

export const sendingWorks = defineCheck({
  id: 'sending-works',
  severity: 'error',
  title: 'The pool knows of nothing that keeps it from sending',
  why: 'The pool itself keeps why it last could not send mail or text messages.',
  looksAt: 'pool',
  fix: 'Mend what the pool names; the next message that is sent clears it.',
  leadsTo: [
    'ses-not-allowed-for-pool',
    'ses-identity-not-verified',
    'sms-role-may-not-publish',
    'sms-role-not-trusted',
  ],
  needs: ['cognito-idp:DescribeUserPool'],
  async run({ id }, { cognito }) {
    const { EmailConfigurationFailure: mail, SmsConfigurationFailure: sms } = await cognito.pool(id);
    const seen = Object.entries({ EmailConfigurationFailure: mail, SmsConfigurationFailure: sms }).flatMap(
      ([field, actual]) => (actual ? [{ call: 'DescribeUserPool', field, actual, expected: 'absent' }] : []),
    );
    return findingIf(seen, { says: 'The pool cannot send messages.' });
  },
});
