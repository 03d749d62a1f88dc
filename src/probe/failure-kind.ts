import { CallRefused } from './call-refused.ts';
import { EndpointUnreachable } from './endpoint-unreachable.ts';
import { AttemptsUsed } from './keep/hold.ts';
import { MailboxProblem } from './mailbox/mailbox-problem.ts';
import type { FailureKind } from './run.ts';
import { Unexpected } from './unexpected.ts';

const quotas: ReadonlySet<string> = new Set(['LimitExceededException', 'TooManyRequestsException']);

/** Who is to blame for what a stage threw. */
export function failureKindOf(error: Error | undefined): FailureKind {
  if (error instanceof MailboxProblem) return 'mailbox';
  if (error instanceof AttemptsUsed) return 'quota';
  if (error instanceof CallRefused) return quotas.has(error.type) ? 'quota' : 'target';
  if (error instanceof Unexpected || error instanceof EndpointUnreachable) return 'target';
  return 'probe';
}
