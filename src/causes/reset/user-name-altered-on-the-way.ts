import { describeCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { rulesOut, settles, speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

export const userNameAlteredOnTheWay = describeCause({
  id: 'user-name-altered-on-the-way',
  title: 'The user name was altered on its way through the link',
  seen: [
    { at: 'API', error: 'ExpiredCodeException', text: 'Invalid code provided, please request a code again.' },
    {
      at: 'API',
      error: 'CodeMismatchException',
      text: 'Invalid verification code provided, please try again.',
    },
    { at: 'link', text: 'email=<name tag@example.com>' },
  ],
  means:
    'The link carries the user name in a form that does not come back as it was: a + that was not encoded and is read as a ' +
    'space, an encoding that was encoded again, or capital letters in a pool that minds them. The code is then looked for ' +
    'under a user who does not exist, and a client that hides who exists says only that the code is wrong or too old.',
  toldApart:
    'It fails for some users only, those with a + or capital letters in their address. The name in the link, decoded once, ' +
    'is not the one that asked for the code.',
  fix:
    'Encode the address by encodeURIComponent where the link is made, once, and decode it once with URLSearchParams where it ' +
    'is read; or put the sub into the link in place of the address. A page may read a space in an address as a +.',
  likely: 4,
  judge: judgedBy(function* (known) {
    for (const { user, code } of known.links) {
      if (user === 'with a space')
        yield settles('The address in the link has a space in it, which was a + before.');
      else if (user === 'encoded twice') yield settles('The address in the link is percent-encoded twice.');
      else if (user === 'with capital letters') {
        const minds = askedPool(known)?.isCaseSensitive;
        const said = 'The address in the link has capital letters';
        if (minds === false) yield speaksAgainst(`${said}, and the pool does not mind them.`);
        else yield speaksFor(minds ? `${said}, and the pool minds them.` : `${said}.`);
      } else if (user === 'as it should be' && code !== 'absent')
        yield rulesOut('The address in the link is written and encoded as it should be.');
    }
  }),
  settledBy: filledIn(
    `aws cognito-idp list-users --user-pool-id POOL_ID --region REGION --filter 'email = "NAME+TAG@EXAMPLE.COM"'`,
  ),
  source: reported('aws-amplify/amplify-js', 9484),
});
