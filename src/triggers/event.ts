import type { TriggerContract } from './contract.ts';
import type { TriggerCall } from './trigger.ts';

/** The event that a handler is given, as JSON text: what it receives has crossed the wire, as with Lambda. */
export function eventOf(call: TriggerCall, contract: TriggerContract): string {
  return JSON.stringify({
    version: contract.version ?? '1',
    triggerSource: call.source,
    region: call.pool.region,
    userPoolId: call.pool.id,
    userName: call.userName,
    callerContext: {
      awsSdkVersion: call.sdkVersion,
      clientId: call.client?.id ?? 'CLIENT_ID_NOT_APPLICABLE',
    },
    request: call.request,
    response: contract.response,
  });
}
