import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';

export const domainPrefixReserved = describeCause({
  id: 'domain-prefix-reserved',
  title: 'The domain prefix has a reserved word',
  seen: [
    {
      at: 'deployment',
      error: 'InvalidParameterException',
      text: 'Domain cannot contain reserved word: <word>',
    },
    { at: 'deployment', text: 'Invalid request provided: AWS::Cognito::UserPoolDomain' },
  ],
  means:
    'Prefixes may not contain aws, amazon or cognito. CloudFormation says only that the request is invalid.',
  toldApart: 'One of the three words is in the prefix.',
  fix: 'Choose another prefix; it cannot be changed without a new domain.',
  likely: 20,
  source: documented('cognito-user-pools-assign-domain-prefix'),
});
