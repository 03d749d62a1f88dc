import { methodBy } from '../../pool/authentication-level.ts';
import type { FirstFactor } from '../../pool/first-factors.ts';
import { withMethod } from '../../pool/step-up.ts';
import { useSession } from '../../store/used-sessions.ts';
import type { Call } from '../call.ts';
import { askPasskey } from '../passkeys/ask-passkey.ts';
import { askProof } from '../sign-in/ask-proof.ts';
import { makeSession } from '../sign-in/challenge-session.ts';
import { passwordLock, requireUnlocked } from '../sign-in/lock.ts';
import { nextStep } from '../sign-in/next-step.ts';
import { provePassword } from '../sign-in/prove-password.ts';
import type { SignInAnswer, SignInPorts } from '../sign-in/sign-in.ts';
import { standInOf } from '../sign-in/stand-in.ts';
import { askCode } from './ask-code.ts';
import type { ChoiceSignIn } from './first-factor.ts';

type Ask = (ports: SignInPorts, signIn: ChoiceSignIn, call: Call) => Promise<SignInAnswer>;

/** What each first factor begins with. */
const asks: Readonly<Record<FirstFactor, Ask>> = {
  PASSWORD: askPassword,
  PASSWORD_SRP: askPasswordSrp,
  EMAIL_OTP: (ports, signIn, call) => askCode(ports, signIn, 'EMAIL_OTP', call),
  SMS_OTP: (ports, signIn, call) => askCode(ports, signIn, 'SMS_OTP', call),
  WEB_AUTHN: askPasskey,
};

/**
 * Begins with a first factor that the user has. The challenge that was answered with the choice is used up
 * before the next one is made, but by a wrong password, after which another try is free.
 *
 * @throws session-already-used, and what the factor throws
 */
export async function askFirstFactor(
  ports: SignInPorts,
  signIn: ChoiceSignIn,
  factor: FirstFactor,
  call: Call,
): Promise<SignInAnswer> {
  const { pool, given, answered } = signIn;
  const isProof = factor === 'PASSWORD' && given.PASSWORD !== undefined;
  if (!answered || isProof) return asks[factor](ports, signIn, call);
  await ports.store.write(async transaction => {
    if (!(await useSession(transaction, pool.id, answered.id, answered.expiresAt))) throw answered.again();
  });
  const { answered: _, ...unanswered } = signIn;
  return asks[factor](ports, unanswered, call);
}

/** PASSWORD: proven by the same call if the password is there, and asked for otherwise (inferred). */
async function askPassword(ports: SignInPorts, signIn: ChoiceSignIn, call: Call): Promise<SignInAnswer> {
  const { pool, client, user, name, given, isCounted = false } = signIn;
  if (!given.PASSWORD) return emptyChallenge(ports, signIn, 'PASSWORD');
  if (!isCounted) await requireUnlocked(ports, passwordLock(ports.seal, pool, user, name));
  const proven = await provePassword(ports, { pool, user, name, password: given.PASSWORD, isCounted });
  return nextStep(
    ports,
    {
      pool,
      client,
      clientMetadata: signIn.clientMetadata,
      ...proven,
      proof: 'password',
      passed: signIn.passed,
      ...withMethod(signIn, methodBy.PASSWORD),
      deviceKey: given.DEVICE_KEY,
      ...(signIn.answered && { answered: signIn.answered }),
    },
    call,
  );
}

/**
 * PASSWORD_SRP: the proof begins with the same call if SRP_A is there. A Session
 * stands beside it (documented).
 */
async function askPasswordSrp(ports: SignInPorts, signIn: ChoiceSignIn): Promise<SignInAnswer> {
  const { pool, client, user, name, given, stepUp } = signIn;
  if (!given.SRP_A) return emptyChallenge(ports, signIn, 'PASSWORD_SRP');
  const begun = { pool, client, user, name, ...(stepUp && { stepUp }) };
  const asked = { ...begun, srpA: given.SRP_A, deviceKey: given.DEVICE_KEY };
  const who = standInOf(ports.seal, pool, user, name);
  return {
    ...(await askProof(ports, asked)),
    Session: makeSession(ports, { ...signIn, user: who, proof: 'choice' }, 'PASSWORD_VERIFIER'),
  };
}

function emptyChallenge(
  ports: SignInPorts,
  signIn: ChoiceSignIn,
  factor: 'PASSWORD' | 'PASSWORD_SRP',
): SignInAnswer {
  const who = standInOf(ports.seal, signIn.pool, signIn.user, signIn.name);
  return {
    ChallengeName: factor,
    ChallengeParameters: {},
    Session: makeSession(ports, { ...signIn, user: who, proof: 'choice' }, factor),
  };
}
