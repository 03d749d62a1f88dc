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
