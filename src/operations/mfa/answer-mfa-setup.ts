import { setupNotFinished } from '../../causes/mfa/setup-not-finished.ts';
import { emailMalformed } from '../../causes/users/email-malformed.ts';
import { isEmail } from '../../pool/attribute-rules.ts';
import { poolFactors } from '../../pool/second-factors.ts';
import type { Call } from '../call.ts';
import { passedWith } from '../sign-in/challenge-session.ts';
import type { ChallengeAnswer } from '../sign-in/challenges.ts';
import { nextStep } from '../sign-in/next-step.ts';
import { openAnswer } from '../sign-in/open-answer.ts';
import { requireSameUser } from '../sign-in/require-same-user.ts';
import { settle } from '../sign-in/settle.ts';
import type { SignInAnswer, SignInPorts } from '../sign-in/sign-in.ts';
import { askSent } from './ask-factor.ts';
import { requireWithoutFactor } from './require-without-factor.ts';
import { tokenMark } from './totp-secret.ts';

const challenge = 'MFA_SETUP';

/** No mail address is longer (RFC 5321): it has to fit into a session. */
const longestAddress = 254;

/**
 * MFA_SETUP: ends the set-up of an authenticator app with the Session of VerifySoftwareToken; or,
 * where the pool offers mail, begins that of an address with EMAIL, which an EMAIL_OTP challenge then
 * proves (as the Amplify client does).
 *
 * @throws setup-not-finished, email-malformed, session-already-used, and what the other steps throw
 */
export async function answerMfaSetup(
  ports: SignInPorts,
  answer: ChallengeAnswer,
  call: Call,
): Promise<SignInAnswer> {
  const opened = await openAnswer(ports, challenge, answer, call);
  requireSameUser(challenge, opened);
  const { session, user } = opened;
  const progress = passedWith(challenge, answer, opened);
  // An administrator may have taken the token away since, and the user have set up another.
  const token = user.mfa?.token;
  if (token && session.state?.verified === tokenMark(ports.seal, answer.pool.id, token)) {
    return nextStep(ports, { ...progress, secondFactor: challenge }, call);
  }
  requireWithoutFactor(answer.pool, user);
  const { EMAIL } = answer.responses;
  if (!EMAIL || !poolFactors(answer.pool).includes('EMAIL_OTP')) {
    throw setupNotFinished({ user: user.username });
  }
  if (!isEmail(EMAIL) || EMAIL.length > longestAddress) throw emailMalformed({ attribute: 'email' });
  await ports.store.write(transaction => settle(transaction, progress));
  const to = { attribute: 'email', medium: 'EMAIL', destination: EMAIL } as const;
  return askSent(ports, progress, { factor: 'EMAIL_OTP', to, isSetup: true }, call);
}
