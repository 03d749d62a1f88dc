import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { authorizerName, httpAuthorizers, noAuthorizers, restAuthorizers } from '../../pool-authorizers.ts';

/** How both kinds of API write the header that clients send by custom. */
const usual = /^(?:method\.request|\$request)\.header\.authorization$/i;

export const tokenInHeader = defineCheck({
  id: 'token-in-header',
  severity: 'advice',
  title: 'APIs look for the token in the header Authorization',
  why: 'A client that sends its token as usual gets 401 from an API that looks elsewhere. Tokens in a query string end up in logs.',
  looksAt: 'pool',
  fix: 'Set the identity source of the authoriser to the header Authorization.',
  leadsTo: ['access-token-unreadable'],
  needs: ['apigateway:GET'],
  async run({ id }, surroundings) {
    const authorizers = [
      ...(await restAuthorizers(surroundings, id)),
      ...(await httpAuthorizers(surroundings, id)),
    ];
    if (authorizers.length === 0) return noAuthorizers;
    const seen = authorizers
      .filter(({ tokenFrom }) => tokenFrom.length > 0 && !tokenFrom.some(source => usual.test(source)))
      .map(one => ({
        call: 'GetAuthorizers',
        field: `identity source of ${authorizerName(one)}`,
        actual: one.tokenFrom.join(', '),
        expected: 'the header Authorization',
      }));
    return findingIf(seen, { says: 'An API looks for tokens in an unusual place.' });
  },
});
