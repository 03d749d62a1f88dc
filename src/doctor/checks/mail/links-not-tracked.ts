import type { MailReads } from '../../../surroundings/mail-reads.ts';
import { defineCheck } from '../../check.ts';
import type { Seen } from '../../finding.ts';
import { findingIf } from '../../finding-if.ts';
import { type MailSender, mailSender, noOwnSender } from '../../mail-sender.ts';

export const linksNotTracked = defineCheck({
  id: 'links-not-tracked',
  severity: 'warning',
  title: 'Links in mails are not rewritten to count clicks',
  why:
    'To count clicks, SES replaces each link with one to a server of its own. Reset links then pass the code on to a third ' +
    'address, look like those of a stranger, and break where that address is blocked.',
  looksAt: 'pool',
  fix: 'Send codes by a configuration set without CLICK events, and turn engagement tracking off for it.',
  leadsTo: ['link-rewritten'],
  needs: [
    'cognito-idp:DescribeUserPool',
    'ses:GetEmailIdentity',
    'ses:GetAccount',
    'ses:GetConfigurationSet',
    'ses:GetConfigurationSetEventDestinations',
  ],
  async run({ id }, { cognito, mail }) {
    const sender = mailSender(await cognito.pool(id));
    if (!sender) return noOwnSender;
    const identity = await mail.identity(sender.region, sender.identity);
    const setName = sender.configurationSet ?? identity?.ConfigurationSetName;
    const seen = await trackedBy(mail, sender, setName);
    return findingIf(seen, { says: 'SES rewrites the links in mails.', key: ['mail', 'configurationSet'] });
  },
});

/** A configuration set may turn off what is on for the account (documented). */
async function trackedBy(
  mail: MailReads,
  { region }: MailSender,
  setName: string | undefined,
): Promise<readonly Seen[]> {
  const set = setName === undefined ? undefined : await mail.configurationSet(region, setName);
  const clicks = (set?.events ?? []).filter(
    ({ Enabled, MatchingEventTypes = [] }) => Enabled !== false && MatchingEventTypes.includes('CLICK'),
  );
  const events = clicks.map(({ Name = '' }) => ({
    call: 'GetConfigurationSetEventDestinations',
    field: `MatchingEventTypes of ${Name}`,
    actual: 'CLICK',
    expected: 'without CLICK',
  }));
  const ofSet = set?.VdmOptions?.DashboardOptions?.EngagementMetrics;
  const ofAccount = (await mail.account(region)).VdmAttributes;
  const isTracked =
    ofAccount?.VdmEnabled === 'ENABLED' &&
    (ofSet ?? ofAccount.DashboardAttributes?.EngagementMetrics) === 'ENABLED';
  if (!isTracked) return events;
  const call = ofSet === undefined ? 'GetAccount' : 'GetConfigurationSet';
  const field =
    ofSet === undefined
      ? 'VdmAttributes.DashboardAttributes.EngagementMetrics'
      : 'VdmOptions.DashboardOptions.EngagementMetrics';
  return [...events, { call, field, actual: 'ENABLED', expected: 'DISABLED' }];
}
