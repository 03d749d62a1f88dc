import * as z from 'zod';
import { defineContract } from '../contract.ts';
import { onSenderFailure, senderSource } from '../senders/custom-sender.ts';

const type = 'customSMSSenderRequestV1';

/** Sends the pool's SMS in the service's place, with the code that only the pool's KMS key opens. */
export const customSMSSender = defineContract({
  name: 'CustomSMSSender',
  version: '1',
  guide: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-sms-sender.html',
  onFailure: onSenderFailure,
  sources: {
    CustomSMSSender_SignUp: senderSource(type, 'SignUp', 'UNCONFIRMED'),
    CustomSMSSender_ResendCode: senderSource(type, 'ResendConfirmationCode', 'UNCONFIRMED'),
    CustomSMSSender_ForgotPassword: senderSource(type, 'ForgotPassword, AdminResetUserPassword'),
    CustomSMSSender_UpdateUserAttribute: senderSource(
      type,
      'UpdateUserAttributes, AdminUpdateUserAttributes with a new number',
    ),
    CustomSMSSender_VerifyUserAttribute: senderSource(type, 'GetUserAttributeVerificationCode'),
    CustomSMSSender_AdminCreateUser: senderSource(type, 'AdminCreateUser', 'FORCE_CHANGE_PASSWORD'),
    CustomSMSSender_Authentication: senderSource(type, 'a code as a factor of a sign-in'),
  },
  response: undefined,
  schema: z.object({}),
});
