import { defineCause } from '../cause.ts';

export const verifiedPhoneWithoutSms = defineCause<Record<string, never>>({
  id: 'verified-phone-without-sms',
  title: 'Phone numbers are to be verified in a pool that cannot send SMS',
  shows: {
    type: 'InvalidParameterException',
    message: 'SMS configuration is required when phone_number is selected for auto verification',
  },
  means:
    'AutoVerifiedAttributes has phone_number, but the request has no SmsConfiguration with which a code ' +
    'could be sent. Updates replace all settings, so an update that leaves SmsConfiguration out meets ' +
    'this too.',
  toldApart: 'AutoVerifiedAttributes of the request has phone_number, and SmsConfiguration is missing.',
  fix:
    'Add SmsConfiguration (SnsCallerArn and ExternalId), or take phone_number out of ' +
    'AutoVerifiedAttributes.',
});
