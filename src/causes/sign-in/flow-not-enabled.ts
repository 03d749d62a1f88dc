import { allowedFlows, allowsFlow } from '../../pool/auth-flows.ts';
import { defineCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { flowOf } from '../flow-of.ts';
import { judgedBy } from '../judged-by.ts';
import { sendingClient } from '../sender.ts';

export const flowNotEnabled = defineCause<{ flow: string; client: string; allowed: readonly string[] }>({
  id: 'flow-not-enabled',
  title: 'The app client does not allow that way to sign in',
  shows: {
    type: 'InvalidParameterException',
    message: ({ flow }) => `${flow} flow not enabled for this client`,
  },
  means: 'ExplicitAuthFlows of the app client does not have that flow.',
  toldApart:
    "DescribeUserPoolClient shows the flows. If they look right, the ClientId is another client's " +
    'than thought.',
  fix: "Add ALLOW_ and the flow's name to ExplicitAuthFlows, or sign in by a flow that is there.",
  likely: 50,
  seen: [
    { at: 'API', error: 'InvalidParameterException', text: 'Auth flow not enabled for this client' },
    {
      at: 'API',
      error: 'InvalidParameterException',
      text: 'USER_PASSWORD_AUTH flow not enabled for this client',
    },
  ],
  judge: judgedBy(function* (known) {
    const flow = flowOf(known);
    const client = sendingClient(known);
    if (flow === undefined || !client?.flows) return;
    const said = `Client ${namedClient(known, client.id)} allows ${allowedFlows(client.flows).join(', ')}`;
    yield allowsFlow(client.flows, flow)
      ? rulesOut(`${said}, and the call used ${flow}.`)
      : settles(`${said}; the call used ${flow}.`);
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'UserPoolClient.ExplicitAuthFlows'",
  ),
  source: documented('amazon-cognito-user-pools-authentication-flow'),
});
