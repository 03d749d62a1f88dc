import { CallRefused } from './call-refused.ts';
import type { ProbePorts } from './probe-ports.ts';
import type { ProbeState } from './probe-state.ts';
import { secretHashFor } from './secret-hash.ts';
import { Unexpected } from './unexpected.ts';

/**
 * Submits the code through another app client of the pool, which must be refused; that the code survives it, the stage
 * `confirm` shows. The password goes along as it will be set: it is known where a pool takes the code all the same.
 */
export async function otherClient({ call }: Pick<ProbePorts, 'call'>, state: ProbeState): Promise<string> {
  const { subject, hold, code = '', password } = state;
  const { otherClient: other, pool, username } = subject;
  if (!other) return 'not checked: the pool has no other app client';
  if (pool.resetCodeBinding === 'pool')
    return 'not checked: codes work for each client (resetCodeBinding: pool)';
  await hold.take();
  await hold.pend(password);
  state.passwordIsNew = 'perhaps';
  const hash = secretHashFor(other, username);
  try {
    await call('ConfirmForgotPassword', {
      ClientId: other.clientId,
      Username: username,
      ConfirmationCode: code,
      Password: password,
      ...(hash && { SecretHash: hash }),
    });
  } catch (error) {
    if (!(error instanceof CallRefused)) throw error;
    delete state.passwordIsNew;
    if (error.type === 'ExpiredCodeException') return `${other.clientName} is refused (ExpiredCodeException)`;
    throw new Unexpected(
      `${other.clientName} is refused with ${error.type}, and not with ExpiredCodeException as another client is`,
      { cause: error },
    );
  }
  state.passwordIsNew = 'yes';
  throw new Unexpected(`${other.clientName} could use the code that was issued to ${subject.clientName}`);
}
