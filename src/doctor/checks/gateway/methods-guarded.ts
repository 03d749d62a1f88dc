import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { authorizerName, httpAuthorizers, noAuthorizers, restAuthorizers } from '../../pool-authorizers.ts';

export const methodsGuarded = defineCheck({
  id: 'methods-guarded',
  severity: 'advice',
  title: 'No method of an API is open beside those that ask for a token',
  why: 'A method that was added later starts without an authoriser: anybody may call it, and no test of a signed-in user notices.',
  looksAt: 'pool',
  fix: 'Put the authoriser before the method, or accept it where it is meant to be open.',
  leadsTo: [],
  needs: ['apigateway:GET'],
  covers: ['Prowler apigateway_restapi_authorizers_enabled', 'Checkov CKV_AWS_59', 'cdk-nag COG4'],
  async run({ id }, surroundings) {
    const authorizers = [
      ...(await restAuthorizers(surroundings, id)),
      ...(await httpAuthorizers(surroundings, id)),
    ];
    if (authorizers.length === 0) return noAuthorizers;
    const seen = authorizers
      .filter(({ methods, open }) => methods.length > 0 && open.length > 0)
      .map(one => ({
        call: one.kind === 'REST' ? 'GetResources' : 'GetRoutes',
        field: `authorizationType beside ${authorizerName(one)}`,
        actual: `NONE for ${one.open.slice(0, 3).join(', ')}${one.open.length > 3 ? ', …' : ''}`,
        expected: 'an authoriser',
      }));
    return findingIf(seen, { says: 'Some methods of an API are open to anybody.' });
  },
});
