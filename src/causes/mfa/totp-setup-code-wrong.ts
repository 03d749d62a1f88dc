import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';

export const totpSetupCodeWrong = defineCause<{ user: string }>({
  id: 'totp-setup-code-wrong',
  title: 'The code does not prove the new token',
  shows: {
    type: 'EnableSoftwareTokenMFAException',
    message: 'Code mismatch and fail enable Software Token MFA',
  },
  means:
    'VerifySoftwareToken was given a code that the secret of the last AssociateSoftwareToken does not make, in this half ' +
    'minute or the ones beside it.',
  toldApart:
    'Each AssociateSoftwareToken gives another secret: a QR code of an earlier one ends here. So does a clock that is ' +
    'more than half a minute off.',
  fix: 'Scan the newest QR code, set the clock by the network, and send the code that is shown then.',
  likely: 20,
  source: documented('user-pool-settings-mfa-totp'),
});
