import { checkLink, checkSender } from './check-mail.ts';
import { checkTokens } from './check-tokens.ts';
import { CallRefused } from './cognito.ts';
import type { ProbePorts, ProbeState } from './probe.ts';
import { refresh } from './refresh.ts';
import { codeIn, receiveMail, requestCode, setPassword } from './reset.ts';
import { restore } from './restore.ts';
import { revoke } from './revoke.ts';
import { type SignInWay, signIn } from './sign-in.ts';
import { Unexpected } from './unexpected.ts';

/** The names of the stages, in order. */
export type StageName =
  | 'ready'
  | 'request'
  | 'mail'
  | 'sender'
  | 'link'
  | 'confirm'
  | 'sign-in'
  | 'tokens'
  | 'refresh'
  | 'sign-out'
  | 'restore';

interface Stage {
  readonly name: StageName;
  /** Tells what was seen. @throws if it is not what was expected */
  readonly run: (ports: ProbePorts, state: ProbeState) => Promise<string>;
  /** Why it need not run after another has failed; undefined if it must. Left out, it does not run then. */
  readonly whyNot?: (state: ProbeState) => string | undefined;
}

/** The way of a reset, stage by stage. */
export const stages: readonly Stage[] = [
  { name: 'ready', run: ready },
  { name: 'request', run: async (ports, { subject }) => `sent to ${await requestCode(ports, subject)}` },
  { name: 'mail', run: mail },
  { name: 'sender', run: async (_ports, state) => checkSender(state) },
  { name: 'link', run: async (_ports, state) => checkLink(state) },
  { name: 'confirm', run: confirm },
  { name: 'sign-in', run: signInAnew },
  { name: 'tokens', run: checkTokens },
  { name: 'refresh', run: refresh },
  { name: 'sign-out', run: signOut },
  {
    name: 'restore',
    run: restore,
    whyNot: ({ passwordIsNew }) => (passwordIsNew ? undefined : 'the password was not changed'),
  },
];

/**
 * Signs in with the password of pools.yaml, so that what bars the probe is told before anything is changed. A password
 * that is another by now bars nothing: the reset sets it anew.
 */
async function ready(ports: ProbePorts, { subject }: ProbeState): Promise<string> {
  const { password, username } = subject;
  if (password === undefined) return `not checked: pools.yaml has no password of ${username}`;
  try {
    const tokens = await signIn(ports, subject, password);
    // Else the last stage ends it with all others.
    if (subject.revokesTokens) await revoke(ports, subject, tokens);
    return 'the password of pools.yaml signs in';
  } catch (error) {
    if (!isAnotherPassword(error)) throw error;
    return 'the password is not that of pools.yaml, which it becomes at the end';
  }
}

function isAnotherPassword(error: unknown): boolean {
  if (!(error instanceof CallRefused)) return false;
  const { type, shown } = error;
  if (type === 'PasswordResetRequiredException') return true;
  return type === 'NotAuthorizedException' && shown === 'Incorrect username or password.';
}

async function mail(ports: ProbePorts, state: ProbeState): Promise<string> {
  state.mail = await receiveMail(ports, state.subject, state.startedAt);
  state.code = codeIn(state.mail);
  return `"${state.mail.subject}", one code of six digits`;
}

async function confirm(ports: ProbePorts, state: ProbeState): Promise<string> {
  const { subject, code = '', password } = state;
  // A call that fails may have changed it: an answer is lost, or a trigger fails afterwards.
  state.passwordIsNew = 'perhaps';
  await setPassword(ports, subject, code, password);
  state.passwordIsNew = 'yes';
  return 'new password set';
}

const told: Readonly<Record<SignInWay, string>> = {
  USER_SRP_AUTH: 'SRP proof taken, three tokens',
  USER_PASSWORD_AUTH: 'password taken by USER_PASSWORD_AUTH, three tokens',
  USER_AUTH: 'password chosen and taken by USER_AUTH, three tokens',
};

async function signInAnew(ports: ProbePorts, state: ProbeState): Promise<string> {
  state.tokens = await signIn(ports, state.subject, state.password);
  return told[state.subject.signInWay];
}

async function signOut(ports: ProbePorts, state: ProbeState): Promise<string> {
  const { subject, tokens } = state;
  if (!tokens) throw new Unexpected('no sign-in is there to end');
  if (!subject.revokesTokens) return 'not checked: the app client revokes no tokens';
  await revoke(ports, subject, tokens);
  delete state.tokens;
  return 'sign-in revoked';
}
