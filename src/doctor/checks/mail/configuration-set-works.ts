import { defineCheck } from '../../check.ts';
import { mailSender, noOwnSender } from '../../mail-sender.ts';

export const configurationSetWorks = defineCheck({
  id: 'configuration-set-works',
  severity: 'error',
  title: 'The configuration set of the pool exists and sends',
  why: 'SES refuses mail with a configuration set that is gone, or for which sending is turned off.',
  looksAt: 'pool',
  fix: 'Make the configuration set in the region of the identity, or take it out of the pool.',
  leadsTo: ['mail-delayed'],
  needs: [
    'cognito-idp:DescribeUserPool',
    'ses:GetConfigurationSet',
    'ses:GetConfigurationSetEventDestinations',
  ],
  async run({ id }, { cognito, mail }) {
    const sender = mailSender(await cognito.pool(id));
    if (!sender) return noOwnSender;
    const { configurationSet: name, region } = sender;
    if (name === undefined) return { notApplicable: 'the pool names no configuration set' };
    const set = await mail.configurationSet(region, name);
    if (set && set.SendingOptions?.SendingEnabled !== false) return [];
    const call = 'GetConfigurationSet';
    return [
      {
        says: set
          ? 'Sending is turned off for the configuration set.'
          : `SES in ${region} has no such configuration set.`,
        seen: [
          set
            ? { call, field: 'SendingOptions.SendingEnabled', actual: 'false', expected: 'true' }
            : { call, field: 'ConfigurationSetName', actual: 'absent', expected: name },
        ],
        key: ['mail', 'configurationSet'],
      },
    ];
  },
});
