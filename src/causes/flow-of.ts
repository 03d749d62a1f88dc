import { failedCall } from './failed-call.ts';
import type { Known } from './known.ts';

/** The sign-in flow of the call that failed, such as `USER_SRP_AUTH`. */
export function flowOf(known: Known): string | undefined {
  return failedCall(known, ['InitiateAuth', 'AdminInitiateAuth'])?.authFlow;
}
