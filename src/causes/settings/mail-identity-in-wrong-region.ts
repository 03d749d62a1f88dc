import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';

export const mailIdentityInWrongRegion = defineCause<{ region: string }>({
  id: 'mail-identity-in-wrong-region',
  title: 'The SES identity is in a region that the pool cannot send from',
  shows: {
    type: 'InvalidParameterException',
    message:
      'Provided SourceArn must be in one of the following SES regions: eu-west-1, us-east-1, us-west-2.',
  },
  means:
    'A pool sends with SES identities of its own region or of three others. EmailConfiguration.SourceArn ' +
    'is in another one.',
  toldApart:
    "The fourth part of SourceArn is the region: neither the pool's nor eu-west-1, us-east-1 or " +
    'us-west-2.',
  fix: 'Verify the identity in SES in one of these regions and use its ARN.',
  likely: 20,
  source: documented('user-pool-email'),
});
