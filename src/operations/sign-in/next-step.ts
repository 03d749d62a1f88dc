import type { Transaction } from '../../store/store.ts';
import type { Call } from '../call.ts';
import { withEvent } from '../events/with-event.ts';
import { secondFactorStep } from '../mfa/second-factor-step.ts';
import { deviceStep, trustedDeviceStep, withDevice } from './device-step.ts';
import { giveTokens } from './give-tokens.ts';
import { newPasswordStep } from './new-password-step.ts';
import { nextRound } from './next-round.ts';
import type { Progress } from './progress.ts';
import { settle } from './settle.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';

/** Something that may stand between a proven factor and the tokens. */
export interface Step {
  /** Whether this sign-in has to do it; looks at nothing that is not in memory. */
  readonly isDue: (progress: Progress) => boolean;
  /** Makes the challenge. */
  readonly ask: (ports: SignInPorts, progress: Progress, call: Call) => Promise<SignInAnswer>;
}

/** In the order in which the service asks. */
const steps: readonly Step[] = [newPasswordStep, trustedDeviceStep, secondFactorStep, deviceStep];

/**
 * What follows a factor that was proven: the first step that is due, and after the last one the tokens. In a
 * custom sign-in that goes on, its triggers decide before that.
 *
 * @param alongside what the answered challenge changes; written together with its being used
 * @throws `answered.again`, device-does-not-exist; what the steps and `giveTokens` throw
 */
export async function nextStep(
  ports: SignInPorts,
  proven: Progress,
  call: Call,
  alongside?: (transaction: Transaction) => Promise<void>,
): Promise<SignInAnswer> {
  const progress = withEvent(ports, await withDevice(ports, proven), call);
  const due = steps.find(step => step.isDue(progress));
  if (!due && !progress.rounds) return giveTokens(ports, progress, call, alongside);
  // A challenge that was answered is used up before the next one is made, which may send a message.
  if (progress.answered || progress.lock || alongside) {
    await ports.store.write(transaction => settle(transaction, progress, alongside));
  }
  if (due) return due.ask(ports, progress, call);
  const { rounds = [], answered: _, lock: __, ...settled } = progress;
  const decision = await nextRound(ports, { ...settled, name: progress.user.username, rounds }, call);
  return decision.kind === 'challenge' ? decision.answer : nextStep(ports, settled, call);
}
