import { defineCause } from '../cause.ts';

export const emailMfaWithoutOwnSender = defineCause<Record<string, never>>({
  id: 'email-mfa-without-own-sender',
  title: 'E-mail as a second factor needs a sender of your own',
  shows: {
    type: 'InvalidParameterException',
    message:
      'Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT.',
  },
  means:
    'The service sends codes for sign-in only through an SES identity of the account, not by its default sender.',
  toldApart: 'DescribeUserPool shows EmailSendingAccount COGNITO_DEFAULT.',
  fix: 'Set EmailConfiguration to DEVELOPER with SourceArn first (in pools.yaml: mail.sendingAccount), then turn it on.',
  likely: 20,
});
