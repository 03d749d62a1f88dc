import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';

export const domainDnsNotPointed = describeCause({
  id: 'domain-dns-not-pointed',
  title: 'The custom domain does not lead to its distribution',
  seen: [
    { at: 'browser', error: 'ERR_NAME_NOT_RESOLVED' },
    { at: 'browser', error: 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH' },
  ],
  means:
    'The DNS name has no record to the CloudFront distribution of the domain, or to one of before; a new domain takes up to an hour.',
  toldApart:
    'DescribeUserPoolDomain shows CloudFrontDistribution and Status; dig shows where the name leads.',
  fix: 'Make an alias or CNAME record to the CloudFrontDistribution, and wait until Status is ACTIVE.',
  likely: 25,
  settledBy: () =>
    'aws cognito-idp describe-user-pool-domain --domain DOMAIN --query DomainDescription.[Status,CloudFrontDistribution]',
  source: documented('cognito-user-pools-add-custom-domain'),
});
