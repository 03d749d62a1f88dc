import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';

export const totpCodeWrong = defineCause<{ user: string }>({
  id: 'totp-code-wrong',
  title: 'The code is not one that the authenticator app shows now',
  shows: { type: 'CodeMismatchException', message: 'Invalid code received for user' },
  means:
    "The answer to SOFTWARE_TOKEN_MFA is not the code of the user's token, in this half minute or the ones beside it.",
  toldApart:
    'The app shows codes of another account, or of a token that was replaced since; or the clock of the phone, or of ' +
    'the machine that runs the test, is more than half a minute off.',
  fix: 'Set the clock by the network and take the present code. If the token was lost, AdminDeleteSoftwareToken.',
  likely: 80,
  source: documented('user-pool-settings-mfa-totp'),
});
