import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';

export const customDomainCertificateUnusable = describeCause({
  id: 'custom-domain-certificate-unusable',
  title: 'The certificate of the custom domain cannot be used',
  seen: [
    {
      at: 'deployment',
      error: 'InvalidParameterException',
      text: "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.",
    },
    { at: 'browser', error: 'ERR_CERT_DATE_INVALID' },
  ],
  means:
    'Custom domains are served by CloudFront, whose certificates live in ACM in us-east-1, whatever the region of the pool. The ' +
    'certificate is elsewhere, not issued yet, expired, or for another name.',
  toldApart: 'DescribeCertificate in us-east-1 finds none, or a Status other than ISSUED.',
  fix: 'Request the certificate in us-east-1 for the name of the domain, validate it by DNS, and name its ARN.',
  likely: 20,
  settledBy: () => 'aws acm list-certificates --region us-east-1',
  source: documented('cognito-user-pools-add-custom-domain'),
});
