import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

export const aliasNotActive = describeCause({
  id: 'alias-not-active',
  title: 'The user signs in by an address that is not verified',
  seen: [
    { at: 'API', error: 'NotAuthorizedException', text: 'Incorrect username or password.' },
    { at: 'API', error: 'UserNotFoundException', text: 'User does not exist.' },
  ],
  means:
    'In a pool with aliases, an e-mail address or phone number names a user only once it is verified, and only for the user ' +
    'who verified it last.',
  toldApart:
    'AliasAttributes has the attribute, and email_verified or phone_number_verified of the user is not true. The sign-in by ' +
    'the user name itself works.',
  fix: 'Verify the address: GetUserAttributeVerificationCode, or AdminUpdateUserAttributes once it is proven.',
  likely: 6,
  judge: judgedBy(function* (known) {
    const aliases = askedPool(known)?.aliasAttributes;
    if (aliases?.length === 0) yield rulesOut('The pool has no aliases.');
    const user = existingUser(known);
    if (user && aliases?.includes('email') && !user.emailVerified)
      yield speaksFor('E-mail addresses are aliases in the pool, and that of the user is not verified.');
    else if (user?.emailVerified && user.phoneVerified)
      yield rulesOut('The addresses of the user are verified.');
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION',
  ),
  source: documented('user-pool-settings-attributes'),
});
