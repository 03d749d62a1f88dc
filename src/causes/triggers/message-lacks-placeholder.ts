import { violationMessage } from '../../model/violation.ts';
import { defineCause } from '../cause.ts';
import { customMessageJudge } from '../custom-message-judge.ts';
import { documented } from '../documented.ts';

export const messageLacksPlaceholder = defineCause<{
  trigger: string;
  function: string;
  field: string;
  /** The name that the service's validation text uses for the field. */
  member: string;
  placeholder: string;
  pattern: string;
  /** The message's beginning. */
  excerpt: string;
  percentEncoded: boolean;
}>({
  id: 'message-lacks-placeholder',
  title: 'The custom message lacks the placeholder for the code',
  shows: {
    type: 'InvalidParameterException',
    message: ({ excerpt, member, pattern }) =>
      violationMessage([
        {
          path: member,
          rule: `Member must satisfy regular expression pattern: ${pattern}`,
          shown: `Value '${excerpt}'`,
        },
      ]),
  },
  means:
    'A custom message must hold the literal placeholder that stands in `event.request.codeParameter`, since the ' +
    'function never sees the code: Cognito puts it in afterwards. An invitation must also hold the one for the user name.',
  toldApart:
    'The placeholder is not in the message. Where it is and the text is the same, a forbidden character is the cause. ' +
    'percentEncoded tells that the placeholder is there but went through a URL encoder.',
  fix:
    'Put `{####}` into the text as it is. In a link, encode the other values and join the placeholder to them last: ' +
    'URL and URLSearchParams would encode it.',
  likely: 50,
  judge: customMessageJudge,
  settledBy: () => 'lifeguard trigger check FILE',
  source: documented('user-pool-lambda-custom-message'),
});
