import * as z from 'zod';
import { defineContract, defineSource } from '../contract.ts';
import { emailMessageBreaches, emailSubjectBreaches, smsMessageBreaches } from '../message-rules.ts';
import { clientMetadata, sampleAttributes, userAttributes } from '../user-attributes.ts';

const placeholders = { codeParameter: '{####}', linkParameter: '{##Click Here##}' };
const common = {
  userAttributes,
  /** The placeholder for the code, or for the temporary password of an invitation. */
  codeParameter: z.string(),
  linkParameter: z.string(),
  clientMetadata,
};
const request = z.object({ ...common, usernameParameter: z.null() });
const invitation = z.object({ ...common, usernameParameter: z.string() });

const sampleOf = (status?: Parameters<typeof sampleAttributes>[0]) => ({
  userName: 'anna',
  request: { userAttributes: sampleAttributes(status), ...placeholders, usernameParameter: null },
});

/**
 * Words the message that carries a code. The code itself is put in afterwards, so the handler never sees it.
 *
 * Mail is accepted from the handler whatever the pool's EmailSendingAccount is. The guide says
 * that it must be DEVELOPER, field reports say that COGNITO_DEFAULT works too; refusing what
 * works would be the worse mistake.
 */
export const customMessage = defineContract({
  name: 'CustomMessage',
  version: '1',
  guide: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html',
  onFailure:
    'The caller gets the error and nothing is sent; what was done before, such as a new user, stays.',
  sources: {
    CustomMessage_SignUp: defineSource('SignUp', request, sampleOf('UNCONFIRMED')),
    CustomMessage_AdminCreateUser: defineSource('AdminCreateUser', invitation, {
      userName: 'anna',
      clientId: 'CLIENT_ID_NOT_APPLICABLE',
      request: {
        userAttributes: sampleAttributes('FORCE_CHANGE_PASSWORD'),
        ...placeholders,
        usernameParameter: '{username}',
      },
    }),
    CustomMessage_ResendCode: defineSource('ResendConfirmationCode', request, sampleOf('UNCONFIRMED')),
    CustomMessage_ForgotPassword: defineSource('ForgotPassword, AdminResetUserPassword', request, sampleOf()),
    CustomMessage_UpdateUserAttribute: defineSource(
      'UpdateUserAttributes, AdminUpdateUserAttributes with a new address',
      request,
      sampleOf(),
    ),
    CustomMessage_VerifyUserAttribute: defineSource('GetUserAttributeVerificationCode', request, sampleOf()),
    CustomMessage_Authentication: defineSource('a code as a factor of a sign-in', request, sampleOf()),
  },
  response: { smsMessage: null, emailMessage: null, emailSubject: null },
  schema: z.strictObject({
    smsMessage: z.string().nullish(),
    emailMessage: z.string().nullish(),
    emailSubject: z.string().nullish(),
  }),
  *rules({ smsMessage, emailMessage, emailSubject }, run) {
    if (typeof emailMessage === 'string') yield* emailMessageBreaches(emailMessage, run);
    if (typeof emailSubject === 'string') yield* emailSubjectBreaches(emailSubject, run);
    if (typeof smsMessage === 'string') yield* smsMessageBreaches(smsMessage, run);
  },
});
