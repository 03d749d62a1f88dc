import { EndpointUnreachable } from './cognito.ts';
import type { ProbePorts, ProbeState, ProbeSubject } from './probe.ts';
import { codeIn, receiveMail, requestCode, setPassword } from './reset.ts';
import { revoke } from './revoke.ts';
import { signIn } from './sign-in.ts';
import { Unexpected } from './unexpected.ts';

/**
 * Sets the password of pools.yaml again: signed in with the new one, and by another reset where that fails.
 *
 * @throws Unexpected or EndpointUnreachable, which say what to do, if both fail
 */
export async function restore(ports: ProbePorts, state: ProbeState): Promise<string> {
  const { subject } = state;
  const wanted = subject.password;
  if (wanted === undefined) return 'left with the new password: pools.yaml has none to go back to';
  if (state.passwordIsNew === 'perhaps' && (await works(ports, subject, wanted))) {
    return 'the password is that of pools.yaml still';
  }
  try {
    return await changeBack(ports, state, wanted);
  } catch (first) {
    try {
      return await resetBack(ports, subject, wanted);
    } catch (second) {
      const Kind = second instanceof EndpointUnreachable ? EndpointUnreachable : Unexpected;
      throw new Kind(
        `${subject.username} has a password that nobody knows. Set that of pools.yaml by AdminSetUserPassword. ` +
          `ChangePassword failed (${messageOf(first)}), and so did another reset (${messageOf(second)})`,
        { cause: first },
      );
    }
  }
}

async function works(ports: ProbePorts, subject: ProbeSubject, password: string): Promise<boolean> {
  try {
    const { access } = await signIn(ports, subject, password);
    await ports.call('GlobalSignOut', { AccessToken: access });
    return true;
  } catch {
    return false;
  }
}

async function changeBack(ports: ProbePorts, { subject, password, tokens }: ProbeState, wanted: string) {
  const signedIn = await signIn(ports, subject, password);
  const AccessToken = signedIn.access;
  const { call } = ports;
  await call('ChangePassword', { AccessToken, PreviousPassword: password, ProposedPassword: wanted });
  // GlobalSignOut also ends what other app clients without revocation are given within that second.
  if (subject.revokesTokens && !tokens) await revoke(ports, subject, signedIn);
  else await call('GlobalSignOut', { AccessToken });
  return 'password of pools.yaml set again, no sign-in left';
}

async function resetBack(ports: ProbePorts, subject: ProbeSubject, wanted: string) {
  const since = ports.now();
  await requestCode(ports, subject);
  await setPassword(ports, subject, codeIn(await receiveMail(ports, subject, since)), wanted);
  return 'password of pools.yaml set again, by another reset';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
