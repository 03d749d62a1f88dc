import { defineCause } from '../cause.ts';
import { filledIn } from '../filled-in.ts';
import { userIsAbsent } from '../user-absence.ts';

export const firstFactorCodeOfNobody = defineCause<{ user: string; pool: string; challenge: string }>({
  id: 'first-factor-code-of-nobody',
  title: 'There is no such user to whom a code was sent, which the client hides',
  shows: { type: 'CodeMismatchException', message: 'Invalid code or auth state for the user.' },
  means:
    'No user of the pool has that name, and the app client has PreventUserExistenceErrors set to ENABLED. The ' +
    'challenge EMAIL_OTP or SMS_OTP was made up, nothing was sent, and no code is right.',
  toldApart: 'The user gets no message at all. From outside, AdminGetUser tells that the user is missing.',
  fix: 'Check the user name and the pool that the client belongs to.',
  judge: known => userIsAbsent(known, /CodeMismatchException|auth state/),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION',
  ),
});
