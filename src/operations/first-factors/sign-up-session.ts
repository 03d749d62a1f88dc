import { sessionAlreadyUsed } from '../../causes/sign-in/session-already-used.ts';
import { sessionExpired } from '../../causes/sign-in/session-expired.ts';
import { sessionInvalid } from '../../causes/sign-in/session-invalid.ts';
import { methodBy } from '../../pool/authentication-level.ts';
import { codeAddress } from '../../pool/code-address.ts';
import { allowedFirstFactors, isSent } from '../../pool/first-factors.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import { openSession, type Session, sealSession, sessionLifetime } from '../../pool/session.ts';
import { withMethod } from '../../pool/step-up.ts';
import type { User } from '../../pool/user.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import { nextStep } from '../sign-in/next-step.ts';
import type { SignInAnswer, SignInPorts } from '../sign-in/sign-in.ts';
import { availableFactors, type ChoiceSignIn } from './first-factor.ts';

/**
 * SIGN_UP waits for the code of ConfirmSignUp, CONFIRMED_SIGN_UP for
 * InitiateAuth. No challenge has these names.
 */
type Step = 'SIGN_UP' | 'CONFIRMED_SIGN_UP';

/** Who signs up, and where. */
export interface SigningUp {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
}

/**
 * The Session of SignUp, and after the right code that of ConfirmSignUp, with which the code
 * signs in too (documented). Only where a code to that address is a first factor, and the client
 * allows choice-based sign-in. ConfirmSignUp gives it whether or not it was given that of SignUp:
 * Amplify sends none, and relies on it.
 */
export function signUpSession(
  { seal, random, clock }: Pick<Ports, 'seal' | 'random' | 'clock'>,
  { pool, client, user }: SigningUp,
  step: Step,
  attribute: string,
): { readonly Session?: string } {
  const sent = allowedFirstFactors(pool).filter(isSent);
  const factor = sent.find(name => codeAddress[name] === attribute);
  if (!factor || !client.settings.ExplicitAuthFlows?.includes('ALLOW_USER_AUTH')) return {};
  const Session = sealSession(seal, random, {
    poolId: pool.id,
    clientId: client.id,
    sub: user.sub,
    username: user.username,
    step,
    proof: 'choice',
    passed: [],
    state: { factor },
    expiresAt: clock.now() + sessionLifetime(client.settings),
  });
  return { Session };
}

/**
 * Looks at the Session that comes with ConfirmSignUp. One that has expired does not
 * stop the confirmation (inferred).
 *
 * @throws session-invalid
 */
export function checkSignUpSession(
  { seal, clock }: Pick<Ports, 'seal' | 'clock'>,
  { pool, client, user }: Omit<SigningUp, 'user'> & { readonly user: User | undefined },
  token: string,
): void {
  const opened = openSession(seal, pool.id, client.id, token, clock.now());
  if (opened.ok) requireStep(opened.session, 'SIGN_UP', user);
  else if (opened.reason !== 'expired') {
    throw sessionInvalid({ challenge: 'SIGN_UP', reason: 'it does not open' });
  }
}

/**
 * Signs in with the Session of ConfirmSignUp: the code that it stands for was a first factor.
 *
 * @throws session-invalid, session-expired, session-already-used, and what `nextStep` throws
 */
export async function signInAfterSignUp(
  ports: SignInPorts,
  signIn: ChoiceSignIn,
  token: string,
  call: Call,
): Promise<SignInAnswer> {
  const { pool, client, user, name, given, clientMetadata } = signIn;
  const challenge = 'CONFIRMED_SIGN_UP';
  const opened = openSession(ports.seal, pool.id, client.id, token, ports.clock.now());
  if (!opened.ok && opened.reason === 'expired') throw sessionExpired({ challenge });
  if (!opened.ok || !user) throw sessionInvalid({ challenge, reason: 'it does not open, or for nobody' });
  const session = requireStep(opened.session, challenge, user);
  const available = await availableFactors(ports, { pool, user, name });
  const factor = available.find(other => other === session.state?.factor);
  if (!factor) throw sessionInvalid({ challenge, reason: 'its code stands for no factor of the user now' });
  return nextStep(
    ports,
    {
      pool,
      client,
      user,
      clientMetadata,
      proof: 'choice',
      passed: [factor],
      ...withMethod(signIn, methodBy[factor]),
      deviceKey: given.DEVICE_KEY,
      answered: { ...session, again: () => sessionAlreadyUsed({ challenge }) },
    },
    call,
  );
}

function requireStep(session: Session, step: Step, user: User | undefined): Session {
  if (session.step !== step || !user || session.sub !== user.sub) {
    throw sessionInvalid({ challenge: step, reason: 'given out for another user or step' });
  }
  return session;
}
