import type { CallCognito } from './cognito.ts';
import { EndpointUnreachable } from './endpoint-unreachable.ts';
import type { ProbePorts } from './probe-ports.ts';
import type { ProbeState } from './probe-state.ts';
import type { ProbeSubject } from './probe-subject.ts';
import { codeIn, prepareMailbox, receiveMail, requestCode, setPassword } from './reset.ts';
import { revoke } from './revoke.ts';
import { signIn } from './sign-in.ts';
import { Unexpected } from './unexpected.ts';

/**
 * Leaves the user with a password that is known: sets that of the description again, signed in with the new one, and by
 * another reset where that fails; or remembers the new one.
 *
 * @throws Unexpected or EndpointUnreachable, which say what to do, if nothing of it works
 */
export async function restore(ports: ProbePorts, state: ProbeState): Promise<string> {
  const unchanged = whyNotRestore(state);
  if (unchanged !== undefined) return unchanged;
  const { subject, hold, passwordIsNew } = state;
  const { password: wanted, passwordIsOf } = subject;
  if (wanted === undefined) return keepNew(ports, state);
  if (passwordIsNew === 'perhaps' && state.left === undefined && (await works(ports, subject, wanted))) {
    hold.settle(undefined);
    return `the password is that of ${passwordIsOf} still`;
  }
  try {
    return await changeBack(ports, state, wanted);
  } catch (first) {
    try {
      return await resetBack(ports, state, wanted);
    } catch (second) {
      const known = subject.isKept
        ? `${subject.username} has a password that the next run knows and sets back. `
        : `${subject.username} has a password that nobody knows. Set that of ${passwordIsOf} by AdminSetUserPassword. `;
      const words = `${known}ChangePassword failed (${messageOf(first)}), and so did another reset (${messageOf(second)})`;
      throw second instanceof EndpointUnreachable
        ? new EndpointUnreachable(second.origin, words, { cause: first, isAnother: second.isAnother })
        : new Unexpected(words, { cause: first });
    }
  }
}

/** Why the stage need not run. */
export function whyNotRestore({ passwordIsNew, left }: ProbeState): string | undefined {
  return passwordIsNew || left !== undefined ? undefined : 'the password was not changed';
}

async function keepNew(ports: ProbePorts, state: ProbeState): Promise<string> {
  const { subject, hold, password, passwordIsNew, tokens } = state;
  if (passwordIsNew === 'perhaps') {
    if (!(await works(ports, subject, password))) {
      return 'the new password does not sign in: both that may hold are remembered';
    }
  } else if (!subject.revokesTokens && tokens) {
    await signOutAll(ports.call, tokens.access);
  }
  hold.settle(password);
  return subject.isKept
    ? 'the new password is remembered'
    : 'left with the new password: pools.yaml has none to go back to';
}

async function works(ports: ProbePorts, subject: ProbeSubject, password: string): Promise<boolean> {
  try {
    const { access } = await signIn(ports, subject, password);
    await signOutAll(ports.call, access);
    return true;
  } catch {
    return false;
  }
}

async function changeBack(ports: ProbePorts, state: ProbeState, wanted: string) {
  const { subject, hold, tokens } = state;
  const { password: present, signedIn } = await signInWithOne(ports, state);
  const AccessToken = signedIn.access;
  const { call } = ports;
  await call('ChangePassword', { AccessToken, PreviousPassword: present, ProposedPassword: wanted });
  hold.settle(undefined);
  // GlobalSignOut also ends what other app clients without revocation are given within that second.
  if (subject.revokesTokens && !tokens) await revoke(ports, subject, signedIn);
  else await signOutAll(call, AccessToken);
  return `password of ${subject.passwordIsOf} set again, no sign-in left`;
}

/** Signs in with the password that the user has: the new one, or the one that a run before has left. */
async function signInWithOne(ports: ProbePorts, { subject, password, left, passwordIsNew }: ProbeState) {
  const isKnown = left === undefined || passwordIsNew === 'yes';
  if (isKnown) return { password, signedIn: await signIn(ports, subject, password) };
  if (passwordIsNew === undefined) return { password: left, signedIn: await signIn(ports, subject, left) };
  try {
    return { password, signedIn: await signIn(ports, subject, password) };
  } catch {
    return { password: left, signedIn: await signIn(ports, subject, left) };
  }
}

async function resetBack(ports: ProbePorts, state: ProbeState, wanted: string) {
  const { subject, hold } = state;
  await prepareMailbox(ports, state);
  await requestCode(ports, state);
  const code = codeIn(await receiveMail(ports, state));
  await setPassword(ports, state, code, wanted);
  hold.settle(undefined);
  return `password of ${subject.passwordIsOf} set again, by another reset`;
}

async function signOutAll(call: CallCognito, AccessToken: string): Promise<void> {
  await call('GlobalSignOut', { AccessToken });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
