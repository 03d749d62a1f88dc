import type { Call } from '../call.ts';
import type { CustomSignIn } from './custom-sign-in.ts';
import { nextRound } from './next-round.ts';
import { nextStep } from './next-step.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';

/**
 * What follows the rounds of a custom sign-in: another one, or what stands between
 * a proven factor and the tokens.
 *
 * @throws what `nextRound` and `nextStep` throw
 */
export async function continueCustom(
  ports: SignInPorts,
  signIn: CustomSignIn,
  call: Call,
): Promise<SignInAnswer> {
  const decision = await nextRound(ports, signIn, call);
  if (decision.kind === 'challenge') return decision.answer;
  const { rounds: _, name: __, srpA: ___, ...progress } = signIn;
  return nextStep(ports, { ...progress, user: decision.user }, call);
}
