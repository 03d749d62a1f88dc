import { defineCheck } from '../../check.ts';
import type { Finding } from '../../finding.ts';
import { noOwnDomain, ownDomain } from '../../own-domain.ts';

const day = 24 * 60 * 60_000;

/** ACM renews its own certificates sixty days ahead (documented); one that is closer was not renewed. */
const early = 30;

export const certificateValid = defineCheck({
  id: 'certificate-valid',
  severity: 'error',
  title: 'The certificate of the pool’s own domain is valid',
  why:
    'With a certificate that has run out, is not issued, is for another name or does not stand in us-east-1, browsers refuse ' +
    'the sign-in pages and apps the token endpoint.',
  looksAt: 'pool',
  fix: 'Issue a certificate for the domain in us-east-1, and set it with UpdateUserPoolDomain.',
  leadsTo: ['custom-domain-certificate-unusable'],
  needs: ['cognito-idp:DescribeUserPool', 'cognito-idp:DescribeUserPoolDomain', 'acm:DescribeCertificate'],
  async run({ id }, surroundings) {
    const domain = await ownDomain(surroundings, id);
    const arn = domain?.certificateArn;
    if (!domain || arn === undefined) return noOwnDomain;
    const found = (says: string, actual: string, expected: string, rest?: Partial<Finding>) => [
      { says, seen: [{ call: 'DescribeCertificate', field: arn, actual, expected }] as const, ...rest },
    ];
    const region = arn.split(':')[3] ?? '';
    if (region !== 'us-east-1') {
      return found('The certificate is not in us-east-1.', region, 'us-east-1');
    }
    const certificate = await surroundings.certificates.describe(arn);
    if (!certificate) return found('The certificate does not exist.', 'absent', 'a certificate');
    const { status, names, expiresAt = Infinity } = certificate;
    if (status !== 'ISSUED') return found('The certificate is not issued.', status, 'ISSUED');
    if (!names.some(name => isFor(name, domain.name))) {
      return found('The certificate is for another name.', names.join(', '), domain.name);
    }
    const left = Math.floor((expiresAt - surroundings.clock.now()) / day);
    if (left >= early) return [];
    const last = new Date(expiresAt).toISOString().slice(0, 10);
    return left < 0
      ? found('The certificate has run out.', last, 'later')
      : found('The certificate runs out soon.', last, `in ${early} days or later`, { severity: 'warning' });
  },
});

/** A star stands for one label. */
function isFor(pattern: string, name: string): boolean {
  const [first, ...rest] = name.toLowerCase().split('.');
  const wanted = pattern.toLowerCase();
  return wanted === [first, ...rest].join('.') || wanted === ['*', ...rest].join('.');
}
