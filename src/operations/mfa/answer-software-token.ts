import { softwareTokenMissing } from '../../causes/mfa/software-token-missing.ts';
import { totpCodeUsed } from '../../causes/mfa/totp-code-used.ts';
import { totpCodeWrong } from '../../causes/mfa/totp-code-wrong.ts';
import { methodBy } from '../../pool/authentication-level.ts';
import { totpSteps } from '../../pool/totp.ts';
import { useTotpStep } from '../../store/user-mfa.ts';
import type { Call } from '../call.ts';
import { passedWith } from '../sign-in/challenge-session.ts';
import type { ChallengeAnswer } from '../sign-in/challenges.ts';
import { nextStep } from '../sign-in/next-step.ts';
import { openAnswer } from '../sign-in/open-answer.ts';
import { requireSameUser } from '../sign-in/require-same-user.ts';
import type { SignInAnswer, SignInPorts } from '../sign-in/sign-in.ts';
import { holdToLimit } from './hold-to-limit.ts';
import { openTotpSecret } from './totp-secret.ts';

const challenge = 'SOFTWARE_TOKEN_MFA';

/**
 * SOFTWARE_TOKEN_MFA: a code of the user's authenticator app. Each is good once, whatever the number of
 * sessions and nodes that it is sent to.
 *
 * @throws totp-code-wrong, totp-code-used, software-token-missing,
 * mfa-attempts-exceeded, and what `nextStep` throws
 */
export async function answerSoftwareToken(
  ports: SignInPorts,
  answer: ChallengeAnswer,
  call: Call,
): Promise<SignInAnswer> {
  const opened = await openAnswer(ports, challenge, answer, call);
  requireSameUser(challenge, opened);
  const { user } = opened;
  const token = user.mfa?.token;
  if (!token) throw softwareTokenMissing({ user: user.username });
  const secret = openTotpSecret(ports.seal, user.poolId, token.sealedSecret);
  const code = answer.responses.SOFTWARE_TOKEN_MFA_CODE ?? '';
  const steps = totpSteps(secret, code, ports.clock.now());
  const lock = await holdToLimit(ports, answer.pool, user, {
    isRight: steps.length > 0,
    wrong: () => totpCodeWrong({ user: user.username }),
  });
  const used = () => totpCodeUsed({ user: user.username });
  const step = steps.find(each => each > (user.totpStep ?? 0));
  if (step === undefined) throw used();
  const progress = {
    ...passedWith(challenge, answer, opened, methodBy[challenge]),
    secondFactor: challenge,
    ...(lock && { lock }),
  };
  return nextStep(ports, progress, call, async transaction => {
    if (!(await useTotpStep(transaction, user, step))) throw used();
  });
}
