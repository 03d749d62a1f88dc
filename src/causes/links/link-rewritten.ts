import { describeCause } from '../cause.ts';
import { speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const linkRewritten = describeCause({
  id: 'link-rewritten',
  title: 'The link was rewritten by a scanner or for counting clicks',
  seen: [
    { at: 'link', text: 'https://<region>.safelinks.protection.outlook.com/?url=<link>' },
    { at: 'link', text: 'https://urldefense.com/<link>' },
    { at: 'link', text: 'https://<id>.r.<region>.awstrack.me/L0/<link>' },
  ],
  means:
    'Between Cognito and the reader something replaced the link by one of its own: the click tracking of the SES ' +
    'configuration set, or the scanner of the receiving mail system. It may alter the query, sees the code, and may open the ' +
    'link before the reader.',
  toldApart:
    'The host of the link is not that of the reset page. awstrack.me is the click tracking of SES, which is yours to switch ' +
    'off; safelinks and urldefense belong to the receiver.',
  fix:
    'Switch click tracking off in the configuration set for security mails, or mark the link with ses:no-track. Let the page ' +
    'do nothing before the user submits, so that a scanner can do no harm.',
  likely: 30,
  judge: judgedBy(function* (known) {
    for (const { wrappedBy, host } of known.links)
      if (wrappedBy !== undefined) yield speaksFor(`The link to ${host} is wrapped in one of ${wrappedBy}.`);
  }),
  settledBy: filledIn(
    'aws sesv2 get-configuration-set-event-destinations --configuration-set-name CONFIGURATION_SET --region REGION',
  ),
});
