import { describeCause } from '../cause.ts';
import { rulesOut, settles } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { isPerson } from '../iam-caller.ts';
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
  judge: judgedBy(function* ({ logs, errors }) {
    for (const { message = '' } of errors) {
      if (/^\w+ failed with error User: \S+ is not authorized to perform:/.test(message))
        yield settles('The trigger tells of a call that was denied.');
      else if (/is not authorized to perform:/.test(message) && isPerson.test(message.slice(0, 300)))
        yield rulesOut('The message names a user, and no role of a function.');
    }
    for (const { says, action, text } of logs)
      if (says === 'access denied' && !isPerson.test(text))
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
