import type { ClientSettings } from '../model/operation.ts';

/** A name in ExplicitAuthFlows. */
export type AuthFlowName = NonNullable<ClientSettings['ExplicitAuthFlows']>[number];

/**
 * The order in which the service shows them, whatever the request's (observed for the first four of the
 * ALLOW_ names, inferred for the others).
 */
const order: readonly AuthFlowName[] = [
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_USER_AUTH',
  'ALLOW_CLIENT_TOKEN_AUTH',
  'ADMIN_NO_SRP_AUTH',
  'CUSTOM_AUTH_FLOW_ONLY',
  'USER_PASSWORD_AUTH',
];

/** The flows in the service's order, each once. */
export function inServiceOrder(flows: readonly AuthFlowName[]): AuthFlowName[] {
  return order.filter(flow => flows.includes(flow));
}

/** Whether the name is of the kind that replaced the older ones. */
export function isAllowName(flow: AuthFlowName): boolean {
  return flow.startsWith('ALLOW_');
}

/** Flows that have two names in AuthFlow, by the older: ExplicitAuthFlows knows them by the newer alone. */
const newerNames: Readonly<Record<string, string>> = {
  REFRESH_TOKEN: 'REFRESH_TOKEN_AUTH',
  ADMIN_NO_SRP_AUTH: 'ADMIN_USER_PASSWORD_AUTH',
};

/**
 * The flows that a client with these ExplicitAuthFlows may use, as AuthFlow names them. Where it names none, SRP, custom
 * sign-ins and refreshes count (documented). The older names have no words for those: they add to them, but for
 * CUSTOM_AUTH_FLOW_ONLY, which leaves SRP and passwords out (documented).
 */
export function allowedFlows(named: readonly string[]): readonly string[] {
  const allowing = named.filter(name => name.startsWith('ALLOW_'));
  if (allowing.length > 0) return allowing.map(name => name.slice('ALLOW_'.length));
  if (named.includes('CUSTOM_AUTH_FLOW_ONLY')) return ['CUSTOM_AUTH', 'REFRESH_TOKEN_AUTH'];
  return ['USER_SRP_AUTH', 'CUSTOM_AUTH', 'REFRESH_TOKEN_AUTH', ...named.map(newerName)];
}

/** Whether a client with these ExplicitAuthFlows may use a flow, by either of its names in AuthFlow. */
export function allowsFlow(named: readonly string[], flow: string): boolean {
  return allowedFlows(named).includes(newerName(flow));
}

function newerName(flow: string): string {
  return newerNames[flow] ?? flow;
}
