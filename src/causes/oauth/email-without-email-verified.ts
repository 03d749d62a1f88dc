import { describeCause } from '../cause.ts';
import { rulesOut } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { sendingClient } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const emailWithoutEmailVerified = describeCause({
  id: 'email-without-email-verified',
  title: 'The client may read email and not email_verified',
  seen: [{ at: 'API', error: 'invalid_grant' }],
  means:
    'The scope email brings the claims email and email_verified. Where ReadAttributes of the client has the one without the ' +
    'other, the exchange fails.',
  toldApart: 'It fails with the scope email and works without it.',
  fix: 'Add email_verified to ReadAttributes of the client.',
  likely: 8,
  judge: judgedBy(function* (known) {
    const read = sendingClient(known)?.readAttributes;
    if (read)
      yield read.includes('email') && !read.includes('email_verified')
        ? settlesWhereShown(known, /invalid_grant/, `The client may read ${read.join(', ')}.`)
        : rulesOut(
            read.includes('email') ? 'The client may read both.' : 'The client may not read email at all.',
          );
    for (const { scopes } of known.addresses)
      if (scopes && !scopes.includes('email'))
        yield rulesOut(`The scopes of the request are ${scopes.join(' ')}.`);
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'UserPoolClient.ReadAttributes'",
  ),
});
