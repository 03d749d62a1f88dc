import type { Mailbox } from '../../probe/mailbox/mailbox.ts';
import { endpointAt } from '../../probe/probe-target.ts';
import { localMailbox } from './local-mailbox.ts';
import type { ProbePlan } from './probe-plan.ts';

/** Opens the mailbox that the settings name; that of the Lifeguard at the target where they name none. */
export async function mailboxOfPlan(
  { settings, target, file }: ProbePlan,
  patience: number,
): Promise<Mailbox> {
  const { mailbox } = settings;
  const origin = endpointAt(target, file.pools[0]?.id ?? '');
  return localMailbox(mailbox?.lifeguard?.url ?? origin, patience);
}
