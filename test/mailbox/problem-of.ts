import assert from 'node:assert/strict';
import { MailboxProblem } from '../../src/probe/mailbox/mailbox-problem.ts';

/** The kind and message of the problem that a promise ends with; it must. */
export async function problemOf(work: Promise<unknown>): Promise<readonly [kind: string, message: string]> {
  const thrown: unknown = await work.then(
    () => undefined,
    reason => reason,
  );
  assert.ok(thrown instanceof MailboxProblem, `no problem: ${String(thrown)}`);
  assert.doesNotMatch(thrown.message, /secret|right|password|\b\d{6}\b/);
  return [thrown.kind, thrown.message];
}
