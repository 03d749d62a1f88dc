import { defineCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { sendingClient } from '../sender.ts';

export const attributeNotWritable = defineCause<{ attribute: string; client: string }>({
  id: 'attribute-not-writable',
  title: 'The app client may not write that attribute',
  shows: {
    type: 'NotAuthorizedException',
    message: 'A client attempted to write unauthorized attribute',
  },
  means:
    'WriteAttributes of the app client does not name the attribute, or the attribute is for developers only.',
  toldApart: 'The facts name the attribute and the client; the message does not.',
  fix: 'Add the attribute to WriteAttributes, or leave it out; dev: attributes are for AdminUpdateUserAttributes.',
  likely: 25,
  judge: judgedBy(function* (known) {
    const client = sendingClient(known);
    if (client?.writeAttributes)
      yield speaksFor(
        `Client ${namedClient(known, client.id)} may write ${client.writeAttributes.join(', ') || 'nothing'}.`,
      );
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'UserPoolClient.WriteAttributes'",
  ),
  source: documented('user-pool-settings-attributes'),
});
