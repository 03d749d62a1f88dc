import * as z from 'zod';
import { defineContract } from '../contract.ts';
import { checkEmailMessage, checkEmailSubject, checkSmsMessage } from '../message-rules.ts';

/**
 * Words the message that carries a code. The code itself is put in afterwards, so the handler never sees it.
 *
 * Mail is accepted from the handler whatever the pool's EmailSendingAccount is. The guide says that it must be
 * DEVELOPER, field reports say that COGNITO_DEFAULT works too; refusing what works would be the worse mistake.
 */
export const customMessage = defineContract({
  name: 'CustomMessage',
  sources: [
    'CustomMessage_SignUp',
    'CustomMessage_AdminCreateUser',
    'CustomMessage_ResendCode',
    'CustomMessage_ForgotPassword',
    'CustomMessage_UpdateUserAttribute',
    'CustomMessage_VerifyUserAttribute',
    'CustomMessage_Authentication',
  ],
  response: { smsMessage: null, emailMessage: null, emailSubject: null },
  schema: z.strictObject({
    smsMessage: z.string().nullish(),
    emailMessage: z.string().nullish(),
    emailSubject: z.string().nullish(),
  }),
  check({ smsMessage, emailMessage, emailSubject }, run) {
    if (typeof emailMessage === 'string') checkEmailMessage(emailMessage, run);
    if (typeof emailSubject === 'string') checkEmailSubject(emailSubject, run);
    if (typeof smsMessage === 'string') checkSmsMessage(smsMessage, run);
  },
});
