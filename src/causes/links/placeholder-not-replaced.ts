import { describeCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { settles } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const placeholderNotReplaced = describeCause({
  id: 'placeholder-not-replaced',
  title: 'The link was sent without a code in the place of its placeholder',
  seen: [{ at: 'link', text: 'code={####}' }],
  means:
    'The link still has {####} where the code belongs. Cognito replaces it only in messages that it sends itself: this one ' +
    'was sent by another service from within the trigger, or it is the template from a log.',
  toldApart: 'The placeholder stands there literally. An encoded one has its own cause.',
  fix:
    'Let CustomMessage only answer with the message, and Cognito send it. To send by your own service, use the ' +
    'CustomEmailSender trigger: only that is given the code.',
  likely: 60,
  judge: judgedBy(function* (known) {
    for (const { code } of known.links)
      if (code === 'placeholder')
        yield settles('The link has the literal placeholder in the place of the code.');
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.LambdaConfig'",
  ),
  source: reported('aws-amplify/amplify-js', 3099),
});
