import * as z from 'zod';
import { defineContract, defineSource } from '../contract.ts';
import { onSenderFailure, senderSource } from '../senders/custom-sender.ts';
import { clientMetadata } from '../user-attributes.ts';

const type = 'customEmailSenderRequestV1';

/** What a notice of threat protection tells, in place of a user's attributes (documented). */
const notice = z.object({
  EVENT_ID: z.string(),
  USER_NAME: z.string(),
  IP_ADDRESS: z.string(),
  ACCOUNT_TAKE_OVER_ACTION: z.enum(['BLOCK', 'NO_ACTION', 'MFA', 'MFA_IF_CONFIGURED', 'MFA_REQUIRED']),
  ONE_CLICK_LINK_VALID: z.string(),
  ONE_CLICK_LINK_INVALID: z.string(),
  LOGIN_TIME: z.string(),
  FEEDBACK_TOKEN: z.string(),
  CITY: z.string().optional(),
  COUNTRY: z.string().optional(),
  DEVICE_NAME: z.string().optional(),
});

/** Sends the pool's mail in the service's place, with the code that only the pool's KMS key opens. */
export const customEmailSender = defineContract({
  name: 'CustomEmailSender',
  version: '1',
  guide:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-email-sender.html',
  onFailure: onSenderFailure,
  sources: {
    CustomEmailSender_SignUp: senderSource(type, 'SignUp', 'UNCONFIRMED'),
    CustomEmailSender_ResendCode: senderSource(type, 'ResendConfirmationCode', 'UNCONFIRMED'),
    CustomEmailSender_ForgotPassword: senderSource(type, 'ForgotPassword, AdminResetUserPassword'),
    CustomEmailSender_UpdateUserAttribute: senderSource(
      type,
      'UpdateUserAttributes, AdminUpdateUserAttributes with a new address',
    ),
    CustomEmailSender_VerifyUserAttribute: senderSource(type, 'GetUserAttributeVerificationCode'),
    CustomEmailSender_AdminCreateUser: senderSource(type, 'AdminCreateUser', 'FORCE_CHANGE_PASSWORD'),
    CustomEmailSender_Authentication: senderSource(type, 'a code as a factor of a sign-in'),
    CustomEmailSender_AccountTakeOverNotification: defineSource(
      'a sign-in that threat protection finds suspicious',
      z.object({ type: z.literal(type), code: z.null(), userAttributes: notice, clientMetadata }),
      {
        userName: 'anna',
        request: {
          type,
          code: null,
          userAttributes: {
            EVENT_ID: '3f2f8e0e-7c3b-4a8e-9d15-6a1b7c2d4e5f',
            USER_NAME: 'anna',
            IP_ADDRESS: '203.0.113.7',
            ACCOUNT_TAKE_OVER_ACTION: 'BLOCK',
            ONE_CLICK_LINK_VALID: 'https://example.com/feedback?valid=true',
            ONE_CLICK_LINK_INVALID: 'https://example.com/feedback?valid=false',
            LOGIN_TIME: '2026-11-21T06:00:00Z',
            FEEDBACK_TOKEN: 'example-feedback-token',
            CITY: 'Zürich',
            COUNTRY: 'Switzerland',
            DEVICE_NAME: 'Firefox 144, Linux',
          },
          clientMetadata: null,
        },
      },
    ),
  },
  response: undefined,
  schema: z.object({}),
});
