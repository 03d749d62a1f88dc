import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

/**
 * The service is observed to show the failure by its own text; that would tell which names the pool knows.
 */
export const migrationFailedHidden = defineCause<{
  user: string;
  client: string;
  /** The cause of the failure. */
  because: string;
  /** What that cause says. */
  text: string;
}>({
  id: 'migration-failed-hidden',
  title: 'The migrate user function failed, which the client hides',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  },
  means:
    'The function threw, did not answer in time, or answered what the contract or the pool does not take. It runs only ' +
    'for names that the pool does not know, and the app client has PreventUserExistenceErrors set to ENABLED: to show ' +
    'its failure would tell who exists. So a sign-in looks like one with a wrong password, and ForgotPassword as if a ' +
    'code had been sent.',
  toldApart:
    '`because` and `text` say what failed, as an app client that does not hide who exists would show it. The function ' +
    'is among the triggers of the call, and AdminGetUser does not find the user.',
  fix:
    'Remove what `because` names. To see the errors while you develop, use an app client whose ' +
    'PreventUserExistenceErrors is LEGACY. On AWS the text of the failure is shown all the same: catch errors in the ' +
    'function and answer no attributes instead.',
  likely: 4,
  judge: judgedBy(function* (known) {
    const triggers = askedPool(known)?.triggers;
    if (triggers && !triggers.includes('UserMigration'))
      yield rulesOut('The pool has no UserMigration trigger.');
    if (known.user?.exists) yield rulesOut('The user exists in the pool.');
  }),
  source: documented('user-pool-lambda-migrate-user'),
});
