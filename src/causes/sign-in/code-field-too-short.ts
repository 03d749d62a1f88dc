import { describeCause } from '../cause.ts';

export const codeFieldTooShort = describeCause({
  id: 'code-field-too-short',
  title: 'The field takes six digits, and the code has eight',
  seen: [{ at: 'API', error: 'CodeMismatchException', text: 'Invalid code or auth state for the user.' }],
  means:
    'Codes to sign in with (EMAIL_OTP, SMS_OTP) have eight digits, those of resets and sign-ups six. A field that is limited to ' +
    'six cuts the code.',
  toldApart: 'The code in the mail has eight digits. It fails for every user of that page.',
  fix: 'Let the field take digits of any number, and trim white space only.',
  likely: 8,
});
