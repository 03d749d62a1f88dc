import { emptyAnswer } from '../guard/answers.ts';
import { readApiCall } from '../guard/api-call.ts';
import type { GuardedClient } from '../guard/guarded-client.ts';
import type { Invariant, Scene } from '../guard/invariant.ts';
import { callsTheRegion } from '../guard/invariants/calls-the-region.ts';
import { keepsWhatTheLinkGave } from '../guard/invariants/keeps-what-the-link-gave.ts';
import { opens } from '../guard/invariants/opens.ts';
import { returnsToIssuer } from '../guard/invariants/returns-to-issuer.ts';
import { sendsTheCodeOnce } from '../guard/invariants/sends-the-code-once.ts';
import { regionOf } from '../pool/pool.ts';
import { printable } from '../pool/printable.ts';
import { resetLinkIn } from './check-mail.ts';
import { newPassword } from './new-password.ts';
import type { ProbePorts } from './probe-ports.ts';
import type { ProbeState } from './probe-state.ts';
import { Unexpected } from './unexpected.ts';

const held: readonly Invariant[] = [
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
  { subject, mail, code = '' }: ProbeState,
): Promise<string> {
  const link = resetLinkIn({ mail, subject });
  if (link === undefined) return 'not checked: no reset page is described';
  const { pool, client, endpoint, poolId } = subject;
  const values = { username: subject.email, code, password: newPassword(ports.random) };
  const browse = await ports.openBrowser();
  const [visit] = await browse.visit({ link, values, answers: [emptyAnswer], mutation: undefined });
  const calls = visit.requests
    .map(request => readApiCall(request))
    .filter(call => call?.operation === 'ConfirmForgotPassword')
    .filter(call => call !== undefined);
  const region = regionOf(poolId);
  const guard = ({ id, name }: Pick<GuardedClient, 'id' | 'name'>): GuardedClient => ({
    ...{ id, name, poolId, poolName: pool.name, region },
  });
  const pools = { clients: pool.clients.map(guard), fallbackClient: undefined, acceptsAnyClient: false };
  const scene: Scene = {
    ...{ occasion: { kind: 'client', client: guard(client) }, visit, calls, link, values, pools },
    // A page that is served here may call whoever serves it.
    endpointsOf: () => [endpoint, new URL(link).origin],
    allowedOrigins: [],
  };
  for (const { judge } of held) {
    const problem = judge(scene);
    if (problem !== undefined) throw new Unexpected(withoutCode(printable(problem.slice(0, 600)), code));
  }
  return `submits code, user and client of the link, in ${browse.name}`;
}

/** A page may say what it was given. */
function withoutCode(text: string, code: string): string {
  return code === '' ? text : text.replaceAll(code, '……');
}
