import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';

export const customDomainWithoutParentRecord = describeCause({
  id: 'custom-domain-without-parent-record',
  title: 'The parent of the custom domain has no address record',
  seen: [
    {
      at: 'deployment',
      error: 'InvalidParameterException',
      text: 'Custom domain is not a valid subdomain: Was not able to resolve the root domain, please ensure an A record exists for the root domain.',
    },
  ],
  means: 'For auth.example.com, example.com must resolve to an address, if only to prove that it is yours.',
  toldApart: 'dig A of the parent answers nothing. An error of the certificate speaks of the certificate.',
  fix: 'Give the parent an A record, which may lead anywhere, make the domain, and remove the record later if you like.',
  likely: 20,
  settledBy: () => 'dig +short A PARENT_DOMAIN',
  source: documented('cognito-user-pools-add-custom-domain'),
});
