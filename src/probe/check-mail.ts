import type { ReceivedMail } from './mailbox/mailbox.ts';
import type { ProbeState } from './probe-state.ts';
import { Unexpected } from './unexpected.ts';

interface State extends Pick<ProbeState, 'subject'> {
  readonly mail?: ReceivedMail | undefined;
  readonly code?: string | undefined;
}

/** Checks that the mail comes from the pool's sender. */
export function checkSender({ mail, subject }: State): string {
  const from = mail?.from ?? '';
  if (subject.from !== undefined && !isSameSender(from, subject.from)) {
    throw new Unexpected(`the mail is from ${from}, not from ${subject.from}`);
  }
  return `from ${from}`;
}

/** Mail servers write a name with quotes or without, and an address without one with brackets. */
function isSameSender(a: string, b: string): boolean {
  const [one, other] = [partsOf(a), partsOf(b)];
  return one.address === other.address && one.name === other.name;
}

function partsOf(sender: string): { readonly name: string; readonly address: string } {
  const [, name = '', address = sender] = /^\s*(.*?)\s*<([^<>]*)>\s*$/s.exec(sender) ?? [];
  return { name: name.replace(/^"(.*)"$/s, '$1'), address: address.trim().toLowerCase() };
}

/** The subjects of the mails that Cognito writes where no trigger does (observed). */
const ownSubjects: readonly string[] = [
  'Your verification code',
  'Your new password',
  'Your password reset code',
];

/** Checks that the pool's trigger wrote the mail, and Cognito did not fall back to its own. */
export function checkTrigger({ mail, subject }: State): string {
  if (!subject.pool.triggers.CustomMessage) return 'not checked: the pool has no CustomMessage trigger';
  const words = mail?.subject ?? '';
  const own = subject.pool.messages.verification?.subject;
  const isOwn = mail?.links.length === 0 && (words === own || ownSubjects.includes(words));
  if (isOwn)
    throw new Unexpected(`the mail is Cognito's own ("${words}"), not the one of the CustomMessage trigger`);
  return 'written by the CustomMessage trigger';
}

/** Checks that the mail's link leads to the reset page and carries this code and user. */
export function checkLink({ mail, code, subject }: State): string {
  const { resetUrl } = subject;
  if (resetUrl === undefined) return 'no reset page is described: not checked';
  const query = queryOf({ mail, subject });
  if (query === undefined) {
    const remark = mail?.remarks.length ? ` (${mail.remarks.join('; ')})` : '';
    const [first] = mail?.links ?? [];
    const why =
      first === undefined ? "the pool's trigger did not write it" : `its first leads to ${placeOf(first)}`;
    throw new Unexpected(`no link to ${resetUrl} is in the mail: ${why}${remark}`);
  }
  hold(query, { code, email: subject.email });
  return 'leads to the reset page, code and email are right';
}

/** Checks that the mail's link names this app client and pool, which the page sends the code back to. */
export function checkRouting({ mail, subject }: State): string {
  if (subject.resetUrl === undefined) return 'no reset page is described: not checked';
  const query = queryOf({ mail, subject });
  if (query === undefined) throw new Unexpected('the mail has no link to follow');
  hold(query, { cid: subject.clientId, pid: subject.poolId });
  return 'cid and pid are right';
}

/** The link of the mail to the reset page; undefined where it has none. */
export function resetLinkIn({ mail, subject }: Pick<State, 'mail' | 'subject'>): string | undefined {
  const { resetUrl } = subject;
  return resetUrl === undefined ? undefined : mail?.links.find(link => link.startsWith(`${resetUrl}?`));
}

/** Without what stands behind the `?`, such as the code. */
function placeOf(link: string): string {
  const url = URL.parse(link);
  return url ? `${url.origin}${url.pathname}`.slice(0, 200) : 'no address';
}

function queryOf(state: Pick<State, 'mail' | 'subject'>): URLSearchParams | undefined {
  const link = resetLinkIn(state);
  return link === undefined ? undefined : URL.parse(link)?.searchParams;
}

function hold(query: URLSearchParams, expected: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(expected)) {
    const found = query.getAll(name);
    if (found.length === 1 && found[0] === value) continue;
    // The code is a secret while it lives.
    const told = name === 'code' ? 'not the code of the mail' : JSON.stringify(found.join(', '));
    const wanted = name === 'code' ? 'it' : JSON.stringify(value);
    throw new Unexpected(
      `${name} in the link is ${found.length === 0 ? 'missing' : told}, expected ${wanted}`,
    );
  }
}
