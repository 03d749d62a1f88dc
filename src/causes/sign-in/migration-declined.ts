import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { flowOf } from '../flow-of.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

export const migrationDeclined = describeCause({
  id: 'migration-declined',
  title: 'The migrate user function does not know the user, or answers nobody',
  seen: [
    { at: 'API', error: 'NotAuthorizedException', text: 'Incorrect username or password.' },
    { at: 'API', error: 'UserNotFoundException', text: 'User does not exist.' },
  ],
  means:
    'The pool has no such user and asked the UserMigration function, which answered no attributes: it did not find the user in ' +
    'the old directory, or did not take the password. The user stays unknown.',
  toldApart:
    'The pool has a UserMigration trigger, and its log has a run for the sign-in without an error. It runs for ' +
    'USER_PASSWORD_AUTH and ForgotPassword only: with SRP there is no password to hand on.',
  fix:
    'Look into the log of the function for what the old directory said. For sign-ins by SRP, use USER_PASSWORD_AUTH until ' +
    'the users have moved.',
  likely: 6,
  judge: judgedBy(function* (known) {
    const triggers = askedPool(known)?.triggers;
    if (triggers)
      yield triggers.includes('UserMigration')
        ? speaksFor('The pool has a UserMigration trigger.')
        : rulesOut('The pool has no UserMigration trigger.');
    const flow = flowOf(known);
    if (flow === 'USER_SRP_AUTH')
      yield speaksFor('The sign-in was by SRP, for which the function does not run.');
    if (known.user?.exists) yield rulesOut('The user exists in the pool.');
  }),
  settledBy: filledIn('aws logs tail /aws/lambda/USER_MIGRATION_FUNCTION --since 1h --region REGION'),
  source: documented('user-pool-lambda-migrate-user'),
});
