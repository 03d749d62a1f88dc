import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

export const userNameInAnotherCase = describeCause({
  id: 'user-name-in-another-case',
  title: 'The user name is written in another case, and the pool minds it',
  seen: [
    { at: 'API', error: 'NotAuthorizedException', text: 'Incorrect username or password.' },
    { at: 'API', error: 'UserNotFoundException', text: 'User does not exist.' },
    { at: 'API', error: 'UserNotFoundException', text: 'Username/client id combination not found.' },
  ],
  means:
    'The pool tells capital and small letters of user names and aliases apart (CaseSensitive true, which the API sets where ' +
    'nothing is said), and Joe@example.com is another name than joe@example.com.',
  toldApart:
    'UsernameConfiguration is missing or has CaseSensitive true, and ListUsers finds the user by the small letters. It fails ' +
    'where a keyboard writes the first letter large.',
  fix:
    'Turn names into small letters in the app, at sign-up and at sign-in. The setting cannot be changed; a new pool takes ' +
    'CaseSensitive false.',
  likely: 8,
  judge: judgedBy(function* (known) {
    const pool = askedPool(known);
    if (pool?.isCaseSensitive === false)
      yield rulesOut('The pool does not tell capital and small letters apart.');
    else if (pool?.isCaseSensitive) yield speaksFor('The pool tells capital and small letters apart.');
    if (known.links.some(({ user }) => user === 'with capital letters'))
      yield speaksFor('The user name in the link has capital letters.');
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.UsernameConfiguration'",
  ),
  source: documented('user-pool-case-sensitivity'),
});
