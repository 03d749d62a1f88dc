import type { ProbeState } from './probe.ts';
import { Unexpected } from './unexpected.ts';

/** Checks that the mail comes from the pool's sender. */
export function checkSender({ mail, subject }: ProbeState): string {
  const from = mail?.from ?? '';
  if (subject.from !== undefined && from !== subject.from) {
    throw new Unexpected(`the mail is from ${from}, not from ${subject.from}`);
  }
  return `from ${from}`;
}

/** Checks that the mail's link leads to the reset page and carries this code, user, app client and pool. */
export function checkLink({ mail, code, subject }: ProbeState): string {
  const { resetUrl } = subject;
  if (resetUrl === undefined) return 'no reset page is described: not checked';
  const links = mail?.links.filter(link => link.startsWith(`${resetUrl}?`)) ?? [];
  const [first] = links;
  if (first === undefined) {
    throw new Unexpected(`no link to ${resetUrl} is in the mail: the pool's trigger did not write it`);
  }
  const query = new URL(first).searchParams;
  const expected = { code, email: subject.email, cid: subject.clientId, pid: subject.poolId };
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
  return 'code, email, cid and pid are right';
}
