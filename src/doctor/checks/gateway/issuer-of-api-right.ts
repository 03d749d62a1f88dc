import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { issuersOf } from '../../issuers-of.ts';
import { authorizerName, httpAuthorizers, noAuthorizers } from '../../pool-authorizers.ts';

export const issuerOfApiRight = defineCheck({
  id: 'issuer-of-api-right',
  severity: 'error',
  title: 'JWT authorisers of HTTP APIs name the issuer as tokens do',
  why: 'API Gateway compares the issuer with that of each token, to the letter: a slash too much lets nobody in.',
  looksAt: 'pool',
  fix: 'Set the issuer to https://cognito-idp.REGION.amazonaws.com/POOL, without a slash at its end.',
  leadsTo: ['issuer-of-another-pool', 'issuer-taken-for-domain'],
  needs: ['apigateway:GET'],
  async run({ id }, surroundings) {
    const authorizers = await httpAuthorizers(surroundings, id);
    if (authorizers.length === 0) return noAuthorizers;
    // Which one the pool says is in its description of itself.
    const right = issuersOf(id);
    const seen = authorizers
      .filter(({ issuer = '' }) => !right.includes(issuer))
      .map(one => ({
        call: 'GetAuthorizers',
        field: `JwtConfiguration.Issuer of ${authorizerName(one)}`,
        actual: one.issuer ?? 'absent',
        expected: right[0],
      }));
    return findingIf(seen, { says: 'An API expects tokens of another issuer.' });
  },
});
