import { issuerOf } from './issuer.ts';
import type { Pool } from './pool.ts';

/**
 * The pool's `openid-configuration` (observed). `domain` is the address of the pool's hosted pages, such as
 * `https://example.auth.us-east-1.amazoncognito.com`; without one there are no endpoints to name. The keys
 * are named where they can be fetched, also where the issuer is in the service's own form.
 */
export function openidConfigurationOf(
  pool: Pool,
  origin: string,
  domain: string | undefined,
): Readonly<Record<string, unknown>> {
  return {
    ...(domain !== undefined && { authorization_endpoint: `${domain}/oauth2/authorize` }),
    ...(domain !== undefined && { end_session_endpoint: `${domain}/logout` }),
    id_token_signing_alg_values_supported: ['RS256'],
    issuer: issuerOf(pool, origin),
    jwks_uri: `${origin}/${pool.id}/.well-known/jwks.json`,
    response_types_supported: ['code', 'token'],
    ...(domain !== undefined && { revocation_endpoint: `${domain}/oauth2/revoke` }),
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    ...(domain !== undefined && { token_endpoint: `${domain}/oauth2/token` }),
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    ...(domain !== undefined && { userinfo_endpoint: `${domain}/oauth2/userInfo` }),
  };
}
