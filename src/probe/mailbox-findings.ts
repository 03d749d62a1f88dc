import type { Finding } from '../config/cross-check.ts';
import { mailboxKinds } from '../config/mailbox-entry.ts';
import { isObject } from '../pool/is-object.ts';

const hint = 'The mails of pools in AWS arrive in no mailbox that the probe knows of itself.';

/**
 * What probe.yaml does not say of the mailbox, where a journey with pools in AWS reads mails: elsewhere, a Lifeguard keeps
 * them.
 *
 * @param mailbox as it stands there
 */
export function mailboxFindings(mailbox: unknown): readonly Finding[] {
  if (mailbox === undefined) {
    return [{ path: ['mailbox'], expected: `one of ${mailboxKinds.join(', ')}`, found: 'nothing', hint }];
  }
  const lifeguard = isObject(mailbox) ? mailbox.lifeguard : undefined;
  if (!isObject(lifeguard) || lifeguard.url !== undefined) return [];
  return [{ path: ['mailbox', 'lifeguard', 'url'], expected: 'an address', found: 'nothing', hint }];
}
