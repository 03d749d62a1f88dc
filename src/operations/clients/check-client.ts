import { analyticsIncomplete } from '../../causes/settings/analytics-incomplete.ts';
import { authFlowNamesMixed } from '../../causes/settings/auth-flow-names-mixed.ts';
import { clientTokenFlowNotAlone } from '../../causes/settings/client-token-flow-not-alone.ts';
import { clientTokenFlowWithoutSecret } from '../../causes/settings/client-token-flow-without-secret.ts';
import { featureNotInTier } from '../../causes/settings/feature-not-in-tier.ts';
import { refreshFlowWithRotation } from '../../causes/settings/refresh-flow-with-rotation.ts';
import { refreshTokenOutlived } from '../../causes/settings/refresh-token-outlived.ts';
import { tokenValidityOutOfRange } from '../../causes/settings/token-validity-out-of-range.ts';
import { userContextWithoutSecret } from '../../causes/settings/user-context-without-secret.ts';
import { isAllowName } from '../../pool/auth-flows.ts';
import { type ClientInput, clientSettingsFrom } from '../../pool/client-defaults.ts';
import type { Pool } from '../../pool/pool.ts';
import { tierOf } from '../../pool/tier.ts';
import { tokenLifetimes } from '../../pool/token-lifetimes.ts';
import { customScopes } from '../../store/resource-servers.ts';
import { clientFeaturesBeyond } from '../pools/check-tier.ts';
import type { Ports } from '../ports.ts';
import { checkAttributes } from './check-attributes.ts';
import { checkOAuth } from './check-oauth.ts';
import { checkRedirects } from './check-redirects.ts';

/** Whose settings are checked. */
export interface CheckedClient {
  readonly pool: Pool;
  readonly hasSecret: boolean;
}

/** What a client's settings are held against. */
export interface ClientSurroundings extends CheckedClient {
  /** What the pool's resource servers define, as `identifier/name`. */
  readonly customScopes: ReadonlySet<string>;
}

/** The rules, in the order in which they are held. */
const checks: readonly ((input: ClientInput, surroundings: ClientSurroundings) => void)[] = [
  checkAuthFlows,
  checkLifetimes,
  checkAttributes,
  checkRedirects,
  checkOAuth,
  checkUserContext,
  checkAnalytics,
  checkTier,
];

/**
 * Holds the settings that CreateUserPoolClient and UpdateUserPoolClient share to the
 * rules that the model does not know.
 *
 * @throws a cause from `causes/settings/` or `causes/redirects/`
 */
export async function checkClient(
  { store }: Pick<Ports, 'store'>,
  input: ClientInput,
  client: CheckedClient,
): Promise<void> {
  const scopes = await store.read(query => customScopes(query, client.pool.id));
  for (const check of checks) check(input, { ...client, customScopes: scopes });
}

function checkAuthFlows(
  { ExplicitAuthFlows: flows = [], RefreshTokenRotation }: ClientInput,
  { hasSecret }: ClientSurroundings,
): void {
  if (flows.includes('ALLOW_CLIENT_TOKEN_AUTH')) {
    if (flows.some(flow => flow !== 'ALLOW_CLIENT_TOKEN_AUTH')) throw clientTokenFlowNotAlone({ flows });
    if (!hasSecret) throw clientTokenFlowWithoutSecret({});
  }
  if (flows.some(isAllowName) && !flows.every(isAllowName)) throw authFlowNamesMixed({});
  if (RefreshTokenRotation?.Feature === 'ENABLED' && flows.includes('ALLOW_REFRESH_TOKEN_AUTH')) {
    throw refreshFlowWithRotation({});
  }
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

function checkLifetimes(input: ClientInput): void {
  const lifetimes = tokenLifetimes(clientSettingsFrom(input));
  const ranges = [
    { token: 'access', seconds: lifetimes.access, from: 5 * minute, to: day },
    { token: 'id', seconds: lifetimes.id, from: 5 * minute, to: day },
    { token: 'refresh', seconds: lifetimes.refresh, from: hour, to: 3_650 * day },
  ];
  const bad = ranges.find(({ seconds, from, to }) => seconds < from || seconds > to);
  if (bad) throw tokenValidityOutOfRange({ token: bad.token, seconds: bad.seconds });
  if (lifetimes.access > lifetimes.refresh || lifetimes.id > lifetimes.refresh) {
    const { access: accessSeconds, id: idSeconds, refresh: refreshSeconds } = lifetimes;
    throw refreshTokenOutlived({ accessSeconds, idSeconds, refreshSeconds });
  }
}

function checkUserContext(input: ClientInput, { hasSecret }: ClientSurroundings): void {
  if (input.EnablePropagateAdditionalUserContextData && !hasSecret) throw userContextWithoutSecret({});
}

function checkAnalytics({ AnalyticsConfiguration: given }: ClientInput): void {
  if (!given) return;
  const parts = [given.ApplicationId, given.RoleArn, given.ExternalId].filter(part => part !== undefined);
  const complete = given.ApplicationArn === undefined ? parts.length === 3 : parts.length === 0;
  if (!complete) throw analyticsIncomplete({});
}

function checkTier(input: ClientInput, { pool }: ClientSurroundings): void {
  const tier = tierOf(pool);
  const features = clientFeaturesBeyond(tier, clientSettingsFrom(input));
  if (features.length > 0) throw featureNotInTier({ tier, features });
}
