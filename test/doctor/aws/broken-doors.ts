import { awsPoolId } from '../aws-pool.ts';
import { certificateWith, httpApi, metrics, restApi } from './answers.ts';
import type { BrokenRow } from './broken-row.ts';

/** Ways to a pool, and past it to APIs, with one thing wrong each. */
export const brokenDoors: readonly BrokenRow[] = [
  {
    check: 'issuer-of-api-right',
    answers: httpApi({ issuer: `https://cognito-idp.us-east-1.amazonaws.com/${awsPoolId}/` }),
  },
  { check: 'audience-exists', answers: httpApi({ audience: ['gone0client'] }) },
  {
    check: 'token-in-header',
    answers: restApi({ '/orders': [] }, { identitySource: 'method.request.querystring.token' }),
  },
  { check: 'one-kind-of-token', answers: restApi({ '/orders': [], '/carts': ['openid'] }) },
  { check: 'methods-guarded', answers: httpApi({}, ['openid'], ['POST /cart']) },
  { check: 'scopes-of-api-exist', answers: httpApi({}, ['shop/read']) },
  { check: 'firewall-attached', answers: { GetWebACLForResource: {} } },
  {
    check: 'apps-not-challenged',
    answers: {
      GetWebACLForResource: {
        WebACL: { Name: 'limits', Rules: [{ Name: 'humans', Action: { Challenge: {} } }] },
      },
    },
  },
  { check: 'certificate-valid', answers: { DescribeCertificate: certificateWith({ Status: 'EXPIRED' }) } },
  {
    check: 'certificate-valid',
    as: 'of another name',
    answers: { DescribeCertificate: certificateWith({ SubjectAlternativeNames: ['*.auth.example.com'] }) },
  },
  { check: 'domain-leads-to-pool', names: { resolveCname: async () => ['d2.cloudfront.net'] } },
  { check: 'calls-not-throttled', answers: { GetMetricData: metrics({ ThrottleCount: 4 }) } },
  { check: 'users-not-throttled', answers: { GetMetricData: metrics({ SignInThrottles: 4 }) } },
  {
    check: 'users-not-throttled',
    as: 'at a provider, which is a dimension of its own',
    answers: { GetMetricData: metrics({ 'IdentityProvider,UserPool,UserPoolClient}': 4 }) },
  },
];
