import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

export const sesNotAllowedForPool = describeCause({
  id: 'ses-not-allowed-for-pool',
  title: 'Cognito may not send by the SES identity of the pool',
  seen: [
    { at: 'mail', text: 'The call succeeds, and no mail arrives.' },
    {
      at: 'API',
      error: 'InvalidEmailRoleAccessPolicyException',
      text: 'Cognito is not allowed to use your email identity',
    },
    {
      at: 'deployment',
      error: 'InvalidEmailRoleAccessPolicyException',
      text: 'Cognito is not allowed to use your email identity',
    },
  ],
  means:
    'The service-linked role AWSServiceRoleForAmazonCognitoIdpEmailService is missing, or a policy of the identity denies or ' +
    'does not allow what Cognito needs. Sources differ on which of the two DEVELOPER needs; have both.',
  toldApart:
    'Nothing is in the sending statistics of SES at that time. The log of the pool (userNotification) has an ERROR.',
  fix:
    'Let somebody with iam:CreateServiceLinkedRole set the mail settings again, and allow email.cognito-idp.amazonaws.com ' +
    'ses:SendEmail in the policy of the identity, with the pool as aws:SourceArn.',
  likely: 30,
  judge: judgedBy(function* (known) {
    const mail = askedPool(known)?.mail;
    if (mail)
      yield mail === 'DEVELOPER'
        ? speaksFor('The pool sends by Amazon SES (DEVELOPER).')
        : speaksAgainst('The pool sends by the default sender (COGNITO_DEFAULT).');
  }),
  settledBy: filledIn('aws sesv2 get-email-identity-policies --email-identity IDENTITY --region REGION'),
  source: documented('user-pool-email'),
});
