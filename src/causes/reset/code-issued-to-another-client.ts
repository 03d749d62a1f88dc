import { defineCause } from '../cause.ts';

export const codeIssuedToAnotherClient = defineCause<{ issuedTo: string; submittedBy: string }>({
  id: 'code-issued-to-another-client',
  title: 'The code was issued to another app client',
  shows: {
    type: 'ExpiredCodeException',
    message: 'Invalid code provided, please request a code again.',
  },
  means:
    'A reset code is bound to the app client whose ForgotPassword asked for it. Another client of the pool ' +
    'submitted it. The code has not expired: it still works for its own client.',
  toldApart:
    'The ClientId of ConfirmForgotPassword differs from the ClientId of the ForgotPassword that sent the code; ' +
    'the link in the mail carries the right one as cid.',
  fix: 'Send the code back with the ClientId that asked for it: put it into the link as cid and let the page use it.',
});
