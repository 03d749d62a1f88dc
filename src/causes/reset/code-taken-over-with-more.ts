import { describeCause } from '../cause.ts';
import { rulesOut, settles } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const codeTakenOverWithMore = describeCause({
  id: 'code-taken-over-with-more',
  title: 'The code was taken over with something around it',
  seen: [
    {
      at: 'API',
      error: 'CodeMismatchException',
      text: 'Invalid verification code provided, please try again.',
    },
    {
      at: 'API',
      error: 'InvalidParameterException',
      text: "1 validation error detected: Value at 'confirmationCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+",
    },
  ],
  means:
    'What was submitted is more or less than the six digits of the code: a full stop or bracket of the sentence around it, a ' +
    'space from copying, or what a program made of the raw mail.',
  toldApart:
    'The code in the link or the field is not six digits. A code of the wrong digits has its own cause.',
  fix:
    'Let the page take out white space and check for six digits before it sends. In the mail, put the code into a line of its ' +
    'own without punctuation. Programs decode the mail before they look for the code.',
  likely: 8,
  judge: judgedBy(function* (known) {
    for (const { code } of known.links) {
      if (code === 'with text around') yield settles('The code in the link has more than digits around it.');
      else if (code === 'quoted-printable')
        yield settles('The code in the link begins with 3D: the mail was read without decoding it.');
      else if (code === 'six digits') yield rulesOut('The code in the link is six digits.');
    }
  }),
  settledBy: () => 'lifeguard explain LINK',
});
