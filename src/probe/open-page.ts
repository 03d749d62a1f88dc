import { guardLink } from '../guard/guard-link.ts';
import { guardedClientOf, guardedPools } from '../guard/guarded-client.ts';
import type { Invariant } from '../guard/invariant.ts';
import { callsTheRegion } from '../guard/invariants/calls-the-region.ts';
import { keepsWhatTheLinkGave } from '../guard/invariants/keeps-what-the-link-gave.ts';
import { opens } from '../guard/invariants/opens.ts';
import { returnsToIssuer } from '../guard/invariants/returns-to-issuer.ts';
import { sendsTheCodeOnce } from '../guard/invariants/sends-the-code-once.ts';
import { randomPassword } from '../pool/random-password.ts';
import { resetLinkIn } from './check-mail.ts';
import type { ProbePorts } from './probe-ports.ts';
import type { ProbeState } from './probe-state.ts';
import { Unexpected } from './unexpected.ts';

/** What a page must do with the link of a mail; what else guard asks of a page has nothing to do with one mail. */
const invariants: readonly Invariant[] = [
  opens,
  sendsTheCodeOnce,
  returnsToIssuer,
  callsTheRegion,
  keepsWhatTheLinkGave,
];

/**
 * Opens the link of the mail as guard does, fills in the page's form and holds the call that it makes to the link. The
 * call is answered here and never leaves the machine: the code stays for the stage `confirm`.
 */
export async function openPage(
  ports: Pick<ProbePorts, 'openBrowser' | 'random'>,
  { subject, mail, code = '' }: Pick<ProbeState, 'subject' | 'mail' | 'code'>,
): Promise<string> {
  const link = resetLinkIn({ mail, subject });
  if (link === undefined) return 'not checked: no reset page is described';
  const { pool, client, endpoint } = subject;
  const browse = await ports.openBrowser();
  const problem = await guardLink(browse, {
    ...{ invariants, link },
    values: { username: subject.email, code, password: randomPassword(ports.random, 100) },
    occasion: { kind: 'client', client: guardedClientOf(pool, client) },
    pools: guardedPools({ pools: [pool] }),
    // A page that is served here may call whoever serves it.
    endpointsOf: () => [endpoint, new URL(link).origin],
    allowedOrigins: [],
  });
  if (problem !== undefined) throw new Unexpected(problem);
  return `submits code, user and client of the link, in ${browse.name}`;
}
