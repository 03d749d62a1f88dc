import { describeCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { rulesOut, settles, speaksFor } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const postTriggerFailedAfterChange = describeCause({
  id: 'post-trigger-failed-after-change',
  title: 'The function failed after the user had been confirmed or signed in',
  seen: [
    { at: 'API', error: 'UserLambdaValidationException', text: 'PostConfirmation failed with error <text>.' },
    {
      at: 'API',
      error: 'UserLambdaValidationException',
      text: 'PostAuthentication failed with error <text>.',
    },
    {
      at: 'API',
      error: 'UnexpectedLambdaException',
      text: 'PostConfirmation invocation failed due to error <error>.',
    },
    { at: 'API', error: 'InvalidLambdaResponseException', text: 'Unrecognizable lambda output' },
  ],
  means:
    'PostConfirmation and PostAuthentication run when all is done. Where the function fails, the caller gets an error, but the ' +
    'user is confirmed or the password is reset. A second try then says that the user is confirmed, or that the code is used.',
  toldApart: 'The message names a Post trigger, and AdminGetUser shows the new state.',
  fix: 'Catch all errors in Post functions, log them, and return the event; do the work again later.',
  likely: 30,
  judge: judgedBy(function* (known) {
    const post = known.errors.some(({ message }) => message?.startsWith('Post'));
    if (post && existingUser(known)?.status === 'CONFIRMED')
      yield settles('The user is CONFIRMED in spite of the error.');
    else if (post) yield speaksFor('The message names a trigger that runs after the change.');
    else if (
      known.errors.some(({ message }) =>
        /^(?:Pre|Define|Create|Verify|Custom|UserMigration)\w* /.test(message ?? ''),
      )
    )
      yield rulesOut('The message names a trigger that runs before any change.');
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION --query UserStatus',
  ),
  source: reported('aws-amplify/amplify-cli', 2735),
});
