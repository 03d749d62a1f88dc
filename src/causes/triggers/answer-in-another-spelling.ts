import { describeCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { settles } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const answerInAnotherSpelling = describeCause({
  id: 'answer-in-another-spelling',
  title: 'The members of the answer are spelt as another language spells them',
  seen: [{ at: 'API', error: 'InvalidLambdaResponseException', text: 'Unrecognizable lambda output' }],
  means:
    'The serialiser of the function writes its own names or forms: AutoConfirmUser in the place of autoConfirmUser (.NET), ' +
    'auto_confirm_user, or [] in the place of {} (PHP).',
  toldApart: 'All names of the answer begin with capitals, or an empty object has become an empty list.',
  fix: 'Set the serialiser to camel case, and write empty objects as objects; check what the function puts out as JSON.',
  likely: 10,
  judge: judgedBy(function* ({ answers }) {
    for (const { breaches } of answers)
      for (const { field, was } of breaches) {
        if (/(?:^|\.)[A-Z]\w*$/.test(field))
          yield settles(`The answer has a member ${field}, with a capital letter.`);
        else if (was === '[]' || was === 'an empty list') yield settles(`${field} of the answer is a list.`);
      }
  }),
  settledBy: () => 'lifeguard trigger check FILE',
  source: reported('brefphp/bref', 1727),
});
