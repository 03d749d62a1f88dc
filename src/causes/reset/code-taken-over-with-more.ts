import { describeCause } from '../cause.ts';
import { rulesOut, settles, speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const codeTakenOverWithMore = describeCause({
  id: 'code-taken-over-with-more',
  title: 'The code was taken over with more or less than its six digits',
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
    'space from copying, a digit that was lost or cut off, or what a program made of the raw mail.',
  toldApart:
    'The code in the link or the field is not six digits. A code of the wrong digits has its own cause.',
  fix:
    'Let the page take out white space and check for six digits before it sends. In the mail, put the code into a line of its ' +
    'own without punctuation. Programs decode the mail before they look for the code.',
  likely: 8,
  judge: judgedBy(function* (known) {
    for (const { code, codeDigits } of known.links) {
      if (code === 'with text around') yield settles('The code in the link has more than its digits.');
      else if (code === 'with white space') yield settles('The code in the link has white space in it.');
      else if (code === 'begins with 3D' || code === 'ends with =')
        yield settles(`The code in the link ${code}: the mail was read without decoding it.`);
      else if (code === 'of another length' && codeDigits === 8)
        yield speaksFor('The code in the link has 8 digits, not six; only codes to sign in with have eight.');
      else if (code === 'of another length')
        yield settles(`The code in the link has ${codeDigits ?? 'other'} digits, not six.`);
      else if (code === 'six digits') yield rulesOut('The code in the link is six digits.');
    }
  }),
  settledBy: () => 'lifeguard explain LINK',
});
