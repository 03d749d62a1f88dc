import { violationMessage } from '../../model/violation.ts';
import { defineCause } from '../cause.ts';
import { customMessageJudge } from '../custom-message-judge.ts';
import { reported } from '../documented.ts';

export const messageHasWrongLength = defineCause<{
  trigger: string;
  function: string;
  field: string;
  /** The name that the service's validation text uses for the field. */
  member: string;
  length: number;
  rule: 'greater' | 'less';
  limit: number;
  /** The message's beginning. */
  excerpt: string;
}>({
  id: 'message-has-wrong-length',
  title: 'The custom message is too long or too short',
  shows: {
    type: 'InvalidParameterException',
    message: ({ excerpt, member, rule, limit }) =>
      violationMessage([
        {
          path: member,
          rule: `Member must have length ${rule} than or equal to ${limit}`,
          shown: `Value '${excerpt}'`,
        },
      ]),
  },
  means:
    'A mail may have 20,000 characters, its subject 140, an SMS 140, all with the placeholder in it. The limits are ' +
    'documented; there are old reports of Cognito sending its own text instead of failing.',
  toldApart:
    'The text speaks of the length. Where Cognito’s default text arrives instead of yours, look at it too.',
  fix: 'Shorten the message: leave out comments and repeated inline styles, and keep images outside.',
  seen: [{ at: 'mail', text: 'The default text of Cognito arrives in the place of the custom one.' }],
  likely: 15,
  judge: customMessageJudge,
  settledBy: () => 'lifeguard trigger check FILE',
  source: reported('amazon-archives/amazon-cognito-identity-js', 517),
});
