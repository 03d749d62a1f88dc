import { defineCause } from '../cause.ts';

export const emailMfaWithoutOtherRecovery = defineCause<{ recovery: readonly string[] }>({
  id: 'email-mfa-without-other-recovery',
  title: 'E-mail cannot be the second factor and the only way to recover',
  shows: {
    type: 'InvalidParameterException',
    message:
      'Cannot set EmailMfaConfiguration when user pool AccountRecoverySetting is not set or contains only verified_email in RecoveryMechanisms.',
  },
  means:
    'Whoever reads the mail would reset the password and have the second factor too. A user with e-mail MFA recovers by ' +
    'another way, so the pool must have one.',
  toldApart: 'DescribeUserPool shows verified_email as the only mechanism of AccountRecoverySetting.',
  fix: 'Add verified_phone_number to AccountRecoverySetting, or use admin_only.',
});
