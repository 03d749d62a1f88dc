import { violationMessage } from '../../model/violation.ts';
import { defineCause } from '../cause.ts';
import { customMessageJudge } from '../custom-message-judge.ts';
import { reported } from '../documented.ts';

export const messageHasForbiddenCharacter = defineCause<{
  trigger: string;
  function: string;
  field: string;
  /** The name that the service's validation text uses for the field. */
  member: string;
  /** Such as `U+00A0`. */
  character: string;
  /** Where the first of them stands, counted in UTF-16 units from 0. */
  position: number;
  pattern: string;
  /** The message's beginning. */
  excerpt: string;
}>({
  id: 'message-has-forbidden-character',
  title: 'The custom message has a character that Cognito refuses',
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
    'Messages may hold letters, marks, numbers, punctuation, symbols and ASCII white space. Others are refused, though ' +
    'they cannot be seen: the no-break space, zero-width characters, the full-width space, joined emoji, control ' +
    'characters.',
  toldApart:
    'The placeholder is there, yet the text speaks of the pattern. The character named here is the first one that is ' +
    'refused.',
  fix: 'Write such characters as HTML entities (`&nbsp;`, `&zwnj;`), also in what a template library puts out, or leave them out.',
  likely: 40,
  judge: customMessageJudge,
  settledBy: () => 'lifeguard trigger check FILE',
  source: reported('aws-amplify/amplify-js', 6917),
});
