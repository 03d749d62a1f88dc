import { describeCause } from '../cause.ts';
import { settles } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const functionLacksRight = describeCause({
  id: 'function-lacks-right',
  title: 'The role of the function lacks a right that its code needs',
  seen: [
    {
      at: 'function log',
      error: 'AccessDeniedException',
      text: 'User: <role> is not authorized to perform: <action> on resource: <resource>',
    },
    {
      at: 'API',
      error: 'UserLambdaValidationException',
      text: '<trigger> failed with error User: <role> is not authorized to perform: <action> on resource: <resource>.',
    },
  ],
  means:
    'The function ran, and a call that it made was denied: the policy of its execution role does not allow the action. That ' +
    'Cognito may invoke the function is another right, of the function itself.',
  toldApart:
    'The text names the role of the function and an action. Where Cognito may not invoke, there is no log at all.',
  fix: 'Allow the action on that resource in the policy of the function’s role.',
  likely: 25,
  judge: judgedBy(function* ({ logs }) {
    for (const { says, action } of logs)
      if (says === 'access denied')
        yield settles(
          action === undefined
            ? 'The log has a call that was denied.'
            : `The log has a call that was denied: ${action}.`,
        );
  }),
  settledBy: filledIn(
    'aws lambda get-function-configuration --function-name FUNCTION --region REGION --query Role',
  ),
});
