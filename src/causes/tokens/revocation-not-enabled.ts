import { defineCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { sendingClient } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const revocationNotEnabled = defineCause<{ client: string }>({
  id: 'revocation-not-enabled',
  title: 'Token revocation is off for the app client',
  shows: {
    type: 'UnsupportedOperationException',
    message: 'This feature is not enabled for this client',
  },
  means: 'EnableTokenRevocation of the app client is false.',
  toldApart: 'DescribeUserPoolClient shows it.',
  fix: 'Set EnableTokenRevocation to true; tokens issued from then on can be revoked.',
  likely: 40,
  judge: judgedBy(function* (known) {
    const client = sendingClient(known);
    if (client?.revokes !== undefined)
      yield client.revokes
        ? rulesOut(`Client ${namedClient(known, client.id)} has token revocation enabled.`)
        : settlesWhereShown(
            known,
            /UnsupportedOperationException|feature is not enabled/,
            `Client ${namedClient(known, client.id)} has token revocation disabled.`,
          );
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'UserPoolClient.EnableTokenRevocation'",
  ),
  source: documented('token-revocation'),
});
