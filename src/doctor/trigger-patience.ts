import type { FunctionUse } from './subject.ts';

/** How long Cognito waits for a trigger, in seconds (documented); nothing changes it. */
export const patienceSeconds = 5;

/** Triggers that nobody waits for: the message goes out after the answer (documented). */
const notWaitedFor = ['CustomEmailSender', 'CustomSMSSender'];

/** Whether somebody waits for the answer of a function in one of its uses. */
export function isWaitedFor(uses: readonly Pick<FunctionUse, 'trigger'>[]): boolean {
  return uses.some(({ trigger }) => !notWaitedFor.includes(trigger));
}

/** What checks of its time say of a function that nobody waits for. */
export const nobodyWaits: { readonly notApplicable: string } = { notApplicable: 'nobody waits for it' };
