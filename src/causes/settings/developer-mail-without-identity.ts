import { defineCause } from '../cause.ts';

export const developerMailWithoutIdentity = defineCause<Record<string, never>>({
  id: 'developer-mail-without-identity',
  title: 'Mail is to go through SES, but no identity is named',
  shows: {
    type: 'InvalidParameterException',
    message: 'Source ARN is required to use DEVELOPER email sending owner',
  },
  means:
    'EmailSendingAccount is DEVELOPER, which sends with an SES identity of the account, and SourceArn ' +
    'does not say with which.',
  toldApart: 'EmailConfiguration of the request has DEVELOPER and no SourceArn.',
  fix: 'Set EmailConfiguration.SourceArn to the ARN of a verified SES identity, or use COGNITO_DEFAULT.',
});
