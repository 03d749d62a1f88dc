import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';

export const settingsLostByUpdate = describeCause({
  id: 'settings-lost-by-update',
  title: 'An update that named one setting put the others back to their defaults',
  seen: [
    {
      at: 'deployment',
      text: 'After an update, triggers, MFA, verified attributes, URLs or flows are gone.',
    },
    { at: 'API', error: 'InvalidParameterException', text: '<flow> flow not enabled for this client' },
  ],
  means:
    'UpdateUserPool and UpdateUserPoolClient replace all settings: what a call leaves out goes back to its default. A script ' +
    'that changes one setting so takes away LambdaConfig, AutoVerifiedAttributes, callback URLs or flows.',
  toldApart: 'CloudTrail has the update, with few requestParameters, at the time when it began.',
  fix: 'Read the settings, change the one, and write all of them back; or let infrastructure code own them whole.',
  likely: 12,
  judge: judgedBy(function* (known) {
    if (!hasFailed(known)) return;
    const update = known.calls.findLast(
      ({ operation, outcome }) => /^UpdateUserPool(Client)?$/.test(operation) && outcome === 'ok',
    );
    if (update)
      yield speaksFor(
        `${update.operation} was called${update.clientId === undefined ? '' : ` for client ${update.clientId}`}.`,
      );
  }),
  settledBy: filledIn(
    'aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventName,AttributeValue=UpdateUserPool',
  ),
  source: documented('cognito-user-pool-updating'),
});
