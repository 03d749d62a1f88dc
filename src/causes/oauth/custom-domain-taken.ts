import { describeCause } from '../cause.ts';

export const customDomainTaken = describeCause({
  id: 'custom-domain-taken',
  title: 'The custom domain is in use elsewhere in CloudFront',
  seen: [
    {
      at: 'deployment',
      error: 'InvalidParameterException',
      text: 'One or more of the CNAMEs you provided are already associated with a different resource.',
    },
  ],
  means:
    'Another user pool, distribution or account has the name. A domain that was deleted is free after some time only.',
  toldApart: 'The message speaks of CNAMEs.',
  fix: 'Remove the name where it is in use, wait, and make the domain again.',
  likely: 20,
  settledBy: () => 'dig +short CNAME DOMAIN',
});
