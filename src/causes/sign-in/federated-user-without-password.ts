import { describeCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { rulesOut, speaksAgainst } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { sendingClient } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const federatedUserWithoutPassword = describeCause({
  id: 'federated-user-without-password',
  title: 'The user signs in through another provider and has no password here',
  seen: [
    { at: 'API', error: 'NotAuthorizedException', text: 'Incorrect username or password.' },
    {
      at: 'API',
      error: 'NotAuthorizedException',
      text: 'User password cannot be reset in the current state.',
    },
    { at: 'API', error: 'UserNotFoundException', text: 'User does not exist.' },
  ],
  means:
    'The user was made by a sign-in through Google, SAML or another provider. Its user name begins with the name of the ' +
    'provider, its status is EXTERNAL_PROVIDER, and it has no password. That its e-mail address is the one that was typed ' +
    'makes no difference.',
  toldApart: 'AdminGetUser shows EXTERNAL_PROVIDER and the attribute identities.',
  fix:
    'Show the button of the provider. To let one person use both, link the identity to a user with a password ' +
    '(AdminLinkProviderForUser) before their first sign-in through it.',
  likely: 10,
  judge: judgedBy(function* (known) {
    const user = existingUser(known);
    if (user)
      yield user.isFederated
        ? settlesWhereShown(
            known,
            /^NotAuthorizedException$|Incorrect username or password|in the current state/,
            'The user signs in through another provider.',
          )
        : rulesOut('The user is no federated one.');
    const providers = sendingClient(known)?.providers;
    if (providers?.length === 1 && providers[0] === 'COGNITO')
      yield speaksAgainst('The client has no other provider.');
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION',
  ),
  source: reported('aws-amplify/amplify-js', 7704),
});
