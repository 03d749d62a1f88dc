import { checkLink, checkRouting, checkSender, checkTrigger } from './check-mail.ts';
import { checkTokens } from './check-tokens.ts';
import { otherClient } from './other-client.ts';
import type { ProbePorts } from './probe-ports.ts';
import type { ProbeState } from './probe-state.ts';
import { ready } from './ready.ts';
import { refresh } from './refresh.ts';
import { codeIn, prepareMailbox, receiveMail, requestCode, setPassword } from './reset.ts';
import { restore, whyNotRestore } from './restore.ts';
import { revoke } from './revoke.ts';
import { type SignInWay, signIn } from './sign-in.ts';
import type { Stage } from './stage.ts';
import { Unexpected } from './unexpected.ts';

/** What a stage leaves for those after it: a code that was asked for, the mail with it, a sign-in. */
type Gift = 'request' | 'mail' | 'sign-in';

/** A step of the journey of a user. */
export interface UserStage extends Stage<ProbePorts, ProbeState> {
  /** Without it there is nothing to do: a stage that gives it stands before. */
  readonly needs?: Gift;
  readonly gives?: Gift;
  /** What is there no more afterwards. */
  readonly ends?: Gift;
}

/** The stages of a reset, in order. The two that are optional stand where they belong. */
export const stages: readonly UserStage[] = [
  { name: 'ready', run: ready },
  { name: 'mailbox', run: prepareMailbox },
  { name: 'request', run: request, attempts: 1, gives: 'request' },
  { name: 'delivery', run: delivery, needs: 'request', gives: 'mail' },
  { name: 'sender', run: async (_ports, state) => checkSender(state), needs: 'mail' },
  { name: 'trigger', run: async (_ports, state) => checkTrigger(state), needs: 'mail' },
  { name: 'link', run: async (_ports, state) => checkLink(state), needs: 'mail' },
  { name: 'routing', run: async (_ports, state) => checkRouting(state), needs: 'mail' },
  { name: 'page', run: page, needs: 'mail' },
  { name: 'other-client', run: otherClient, attempts: 1, needs: 'mail' },
  { name: 'confirm', run: confirm, attempts: 1, needs: 'mail' },
  { name: 'sign-in', run: signInAnew, gives: 'sign-in' },
  { name: 'tokens', run: checkTokens, needs: 'sign-in' },
  { name: 'refresh', run: refresh, needs: 'sign-in' },
  { name: 'sign-out', run: signOut, needs: 'sign-in', ends: 'sign-in' },
  { name: 'restore', run: restore, whyNot: whyNotRestore, ends: 'sign-in' },
];

async function request(ports: ProbePorts, state: ProbeState): Promise<string> {
  return `sent to ${await requestCode(ports, state)}`;
}

/** What opens pages is loaded where one is to be opened. */
async function page(ports: ProbePorts, state: ProbeState): Promise<string> {
  const { openPage } = await import('./open-page.ts');
  return openPage(ports, state);
}

async function delivery(ports: ProbePorts, state: ProbeState): Promise<string> {
  state.mail = await receiveMail(ports, state);
  state.mailMilliseconds = performance.now() - state.requestedFrom;
  state.code = codeIn(state.mail);
  const remarks = state.mail.remarks.map(remark => `; ${remark}`).join('');
  return `"${state.mail.subject}", one code of six digits${remarks}`;
}

async function confirm(ports: ProbePorts, state: ProbeState): Promise<string> {
  const { subject, hold, code, password } = state;
  if (code === undefined) throw new Unexpected('no code is there to submit');
  await hold.pend(password);
  // A call that fails may have changed it: an answer is lost, or a trigger fails afterwards.
  state.passwordIsNew = 'perhaps';
  await setPassword(ports, state, code, password);
  state.passwordIsNew = 'yes';
  if (subject.password === undefined) hold.settle(password);
  return 'new password set';
}

const told: Readonly<Record<SignInWay, string>> = {
  USER_SRP_AUTH: 'SRP proof taken, three tokens',
  USER_PASSWORD_AUTH: 'password taken by USER_PASSWORD_AUTH, three tokens',
  USER_AUTH: 'password chosen and taken by USER_AUTH, three tokens',
};

async function signInAnew(ports: ProbePorts, state: ProbeState): Promise<string> {
  const { subject, hold, password, passwordIsNew } = state;
  // A journey of a team's own may sign in without a reset.
  const present = passwordIsNew ? password : (subject.password ?? hold.current);
  if (present === undefined) throw new Unexpected('no password is known to sign in with');
  state.tokens = await signIn(ports, subject, present);
  return told[subject.signInWay];
}

async function signOut(ports: ProbePorts, state: ProbeState): Promise<string> {
  const { subject, tokens } = state;
  if (!tokens) throw new Unexpected('no sign-in is there to end');
  if (!subject.revokesTokens) return 'not checked: the app client revokes no tokens';
  await revoke(ports, subject, tokens);
  delete state.tokens;
  return 'sign-in revoked';
}
