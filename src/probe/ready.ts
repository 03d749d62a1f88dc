import { CallRefused } from './call-refused.ts';
import type { ProbePorts } from './probe-ports.ts';
import type { ProbeState } from './probe-state.ts';
import type { ProbeSubject } from './probe-subject.ts';
import { revoke } from './revoke.ts';
import { signIn } from './sign-in.ts';

/**
 * Signs in with the password that the user should have, so that what bars the probe is told before anything is changed,
 * and repairs what a run before has left. A password that is another by now bars nothing: the reset sets it anew.
 */
export async function ready(ports: ProbePorts, state: ProbeState): Promise<string> {
  const { subject, hold } = state;
  const { password: wanted, username, passwordIsOf } = subject;
  const usual = wanted ?? hold.current;
  const left = [...new Set([hold.pending, hold.current])].filter(
    password => password !== undefined && password !== usual,
  );
  if (usual === undefined && left.length === 0) {
    return wanted === undefined && !subject.isKept
      ? `not checked: pools.yaml has no password of ${username}`
      : `not checked: no password of ${username} is known yet`;
  }
  if (usual !== undefined && (await signsIn(ports, subject, usual))) {
    if (hold.pending !== undefined) hold.settle(wanted === undefined ? usual : undefined);
    const whose = wanted === undefined ? 'the password that was kept' : `the password of ${passwordIsOf}`;
    return `${whose} signs in${hold.isAfterDeath ? '; the run before did not end, and has changed nothing' : ''}`;
  }
  for (const password of left) {
    if (password === undefined || !(await signsIn(ports, subject, password))) continue;
    hold.settle(password);
    const repaired = 'repaired: the run before did not end; its new password signs in';
    if (wanted === undefined) return `${repaired}, and is the kept one now`;
    state.left = password;
    return `${repaired}, and that of ${passwordIsOf} is set again at the end`;
  }
  return wanted === undefined
    ? 'no password that was kept signs in: a reset sets a new one'
    : `the password is not that of ${passwordIsOf}: a reset sets it again`;
}

/** Whether the password signs in. @throws for what has nothing to do with the password */
async function signsIn(ports: ProbePorts, subject: ProbeSubject, password: string): Promise<boolean> {
  try {
    const tokens = await signIn(ports, subject, password);
    // Else the last stage ends it with all others.
    if (subject.revokesTokens) await revoke(ports, subject, tokens);
    return true;
  } catch (error) {
    if (!isAnotherPassword(error)) throw error;
    return false;
  }
}

function isAnotherPassword(error: unknown): boolean {
  if (!(error instanceof CallRefused)) return false;
  const { type, shown } = error;
  if (type === 'PasswordResetRequiredException') return true;
  return type === 'NotAuthorizedException' && shown === 'Incorrect username or password.';
}
