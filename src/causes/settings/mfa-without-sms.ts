import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';

export const mfaWithoutSms = defineCause<{ mfa: string }>({
  id: 'mfa-without-sms',
  title: 'MFA was turned on in a pool that cannot send SMS',
  shows: {
    type: 'InvalidParameterException',
    message:
      'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
  },
  means:
    'CreateUserPool and UpdateUserPool know only SMS as a second factor, so MfaConfiguration ON or ' +
    'OPTIONAL needs SmsConfiguration in the same request.',
  toldApart: 'The request has MfaConfiguration ON or OPTIONAL and no SmsConfiguration.',
  fix:
    'For authenticator apps or email, leave MfaConfiguration out here and call SetUserPoolMfaConfig. For ' +
    'SMS, add SmsConfiguration.',
  likely: 20,
  source: documented('user-pool-sms-settings'),
});
