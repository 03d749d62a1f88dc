import type { Fault } from './fault.ts';

/** Makes things go wrong, and right again. */
export interface FaultControl {
  /**
   * Adds a fault behind those that are there.
   *
   * @throws RangeError that says what is wrong with it
   * @example lifeguard.faults.add({ operations: ['ForgotPassword'], error:
   * 'CodeDeliveryFailureException', times: 1 });
   */
  add(fault: Fault): void;
  /** Takes all of them away. */
  clear(): void;
}
