import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

export const twoUsersByCase = describeCause({
  id: 'two-users-by-case',
  title: 'There are two users whose names differ only in capital letters',
  seen: [{ at: 'API', text: 'ListUsers finds Joe@example.com and joe@example.com.' }],
  means:
    'In a pool that tells capital and small letters apart, a user who signed up twice has two accounts, with two passwords and ' +
    'two subs. Pools made by the API or by infrastructure code do so unless told otherwise; those of the console do not.',
  toldApart:
    'UsernameConfiguration is missing or has CaseSensitive true. ListUsers with a filter on email finds two users.',
  fix:
    'Turn names into small letters in the app, and merge the accounts. CaseSensitive cannot be changed: a new pool, with the ' +
    'users moved by UserMigration, is the way out.',
  likely: 20,
  judge: judgedBy(function* (known) {
    const minds = askedPool(known)?.isCaseSensitive;
    if (minds !== undefined)
      yield minds
        ? speaksFor('The pool tells capital and small letters apart.')
        : rulesOut('The pool does not tell capital and small letters apart.');
  }),
  settledBy: filledIn(
    `aws cognito-idp list-users --user-pool-id POOL_ID --region REGION --filter 'email ^= "NAME"'`,
  ),
  source: documented('user-pool-case-sensitivity'),
});
