import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';

export const customSenderWithoutKey = defineCause<Record<string, never>>({
  id: 'custom-sender-without-key',
  title: 'A custom sender has no key for its codes',
  shows: {
    type: 'InvalidParameterException',
    message: 'KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.',
  },
  means:
    'CustomEmailSender and CustomSMSSender are given codes encrypted, so LambdaConfig.KMSKeyID must name ' +
    'a key.',
  toldApart: 'LambdaConfig of the request has a custom sender and no KMSKeyID.',
  fix: 'Set LambdaConfig.KMSKeyID to a key that the function may use to decrypt.',
  likely: 20,
  source: documented('user-pool-lambda-custom-email-sender'),
});
