import type { Environment } from '../../config/substitute.ts';
import type { Mailbox } from '../../probe/mailbox/mailbox.ts';
import { openMailbox } from '../../probe/mailbox/open-mailbox.ts';
import type { ProbePlan } from './probe-plan.ts';

/** The mailbox that the settings name; that of the Lifeguard at the target where they name none. @throws MailboxProblem */
export function mailboxOfPlan(
  { settings, target, directory }: ProbePlan,
  environment: Environment,
  send: typeof fetch,
): Mailbox {
  const endpoint = target.kind === 'aws' ? undefined : target.origin;
  return openMailbox(settings.mailbox ?? { lifeguard: {} }, {
    fetch: send,
    environment,
    folder: directory,
    endpoint,
  });
}
