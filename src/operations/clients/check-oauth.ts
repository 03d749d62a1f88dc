import { callbackUrlMissing } from '../../causes/redirects/callback-url-missing.ts';
import { clientCredentialsNotAlone } from '../../causes/settings/client-credentials-not-alone.ts';
import { clientCredentialsWithUserScope } from '../../causes/settings/client-credentials-with-user-scope.ts';
import { clientCredentialsWithoutSecret } from '../../causes/settings/client-credentials-without-secret.ts';
import { oauthWithoutFlowsOrScopes } from '../../causes/settings/oauth-without-flows-or-scopes.ts';
import { scopeDoesNotExist } from '../../causes/settings/scope-does-not-exist.ts';
import type { ClientInput } from '../../pool/client-defaults.ts';
import { userScopes } from '../../pool/resource-server.ts';
import type { ClientSurroundings } from './check-client.ts';

/**
 * Holds a client's OAuth settings together. A scope is the service's own, or one that a resource server of
 * the pool defines now (observed).
 *
 * @throws oauth-without-flows-or-scopes, client-credentials-…, callback-url-missing, scope-does-not-exist
 */
export function checkOAuth(input: ClientInput, { pool, hasSecret, customScopes }: ClientSurroundings): void {
  const { AllowedOAuthFlows: flows = [], AllowedOAuthScopes: scopes = [], CallbackURLs: urls = [] } = input;
  const isOn = input.AllowedOAuthFlowsUserPoolClient ?? false;
  if (isOn && (flows.length === 0 || scopes.length === 0)) throw oauthWithoutFlowsOrScopes({});

  const unknown = scopes.find(scope => !userScopes.includes(scope) && !customScopes.has(scope));
  if (unknown !== undefined) throw scopeDoesNotExist({ scope: unknown, pool: pool.id });

  if (flows.includes('client_credentials')) {
    if (flows.length > 1) throw clientCredentialsNotAlone({});
    if (!hasSecret) throw clientCredentialsWithoutSecret({});
    const scope = scopes.find(name => userScopes.includes(name));
    if (scope !== undefined) throw clientCredentialsWithUserScope({ scope });
  } else if (isOn && urls.length === 0) {
    throw callbackUrlMissing({});
  }
}
