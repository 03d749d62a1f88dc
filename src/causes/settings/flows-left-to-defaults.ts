import { describeCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { rulesOut } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { sendingClient } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const flowsLeftToDefaults = describeCause({
  id: 'flows-left-to-defaults',
  title: 'ExplicitAuthFlows is empty, so that the defaults count',
  seen: [
    {
      at: 'API',
      error: 'InvalidParameterException',
      text: 'USER_PASSWORD_AUTH flow not enabled for this client',
    },
    { at: 'API', error: 'InvalidParameterException', text: 'Auth flow not enabled for this client' },
  ],
  means:
    'An app client whose ExplicitAuthFlows is not set allows SRP, custom sign-ins and refreshes, and nothing else. An update ' +
    'that leaves the list out brings it back to that.',
  toldApart:
    'DescribeUserPoolClient shows no ExplicitAuthFlows. With a list that lacks the flow, it is flow-not-enabled.',
  fix: 'Set ExplicitAuthFlows to the flows that you use, in every create and update of the client.',
  likely: 30,
  judge: judgedBy(function* (known) {
    const client = sendingClient(known);
    if (client?.flows)
      yield client.flows.length === 0
        ? settlesWhereShown(
            known,
            /flow not enabled/i,
            `Client ${namedClient(known, client.id)} names no flows.`,
          )
        : rulesOut(`Client ${namedClient(known, client.id)} names its flows: ${client.flows.join(', ')}.`);
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'UserPoolClient.ExplicitAuthFlows'",
  ),
});
