import type { TriggerContract } from './contract.ts';

/** What an event tells beside what its contract does. */
export interface Occasion {
  readonly region: string;
  readonly poolId: string;
  readonly source: string;
  /** Undefined where no user is concerned. */
  readonly userName: string | undefined;
  readonly sdkVersion: string;
  /** Undefined for a call that has no app client, such as AdminResetUserPassword. */
  readonly clientId: string | undefined;
  readonly request: unknown;
}

/**
 * The event that a handler is given. That of a trigger of which nothing is read back has no `response`
 * (observed of CustomEmailSender).
 */
export function eventOf(occasion: Occasion, contract: TriggerContract) {
  const { userName, sdkVersion, clientId = 'CLIENT_ID_NOT_APPLICABLE' } = occasion;
  return {
    version: contract.version,
    triggerSource: occasion.source,
    region: occasion.region,
    userPoolId: occasion.poolId,
    ...(userName !== undefined && { userName }),
    callerContext: { awsSdkVersion: sdkVersion, clientId },
    request: occasion.request,
    ...(contract.response && { response: contract.response }),
  };
}
