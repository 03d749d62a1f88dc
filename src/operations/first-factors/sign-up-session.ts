import { sessionAlreadyUsed } from '../../causes/sign-in/session-already-used.ts';
import { sessionExpired } from '../../causes/sign-in/session-expired.ts';
import { sessionInvalid } from '../../causes/sign-in/session-invalid.ts';
import { addressOf, allowedFirstFactors, isSent, type SentFactor } from '../../pool/first-factors.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import type { Channel } from '../../pool/recovery.ts';
import { openSession, type Session, sealSession, sessionLifetime } from '../../pool/session.ts';
import type { User } from '../../pool/user.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import { nextStep } from '../sign-in/next-step.ts';
import type { SignInAnswer, SignInPorts } from '../sign-in/sign-in.ts';
import { availableFactors, type ChoiceSignIn } from './first-factor.ts';

type SealPorts = Pick<Ports, 'seal' | 'random' | 'clock'>;

/** SIGN_UP waits for the code of ConfirmSignUp, CONFIRMED_SIGN_UP for InitiateAuth. No challenge has these names. */
type Step = 'SIGN_UP' | 'CONFIRMED_SIGN_UP';

/** Who signs up, and where. */
export interface SigningUp {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
}

/**
 * The Session of SignUp: with it, the code that confirms the sign-up signs in too (documented). Only where a code to
 * that address is a first factor, and the client allows choice-based sign-in.
 */
export function signUpSession(ports: SealPorts, who: SigningUp, to: Channel): { readonly Session?: string } {
  const factor = allowedFirstFactors(who.pool)
    .filter(isSent)
    .find(sent => addressOf[sent] === to.attribute);
  const isAllowed = who.client.settings.ExplicitAuthFlows?.includes('ALLOW_USER_AUTH');
  return factor && isAllowed ? { Session: makeStep(ports, who, 'SIGN_UP', factor) } : {};
}

/**
 * Looks at the Session that comes with ConfirmSignUp. One that has expired lets the sign-up be confirmed without
 * signing in (inferred).
 *
 * @throws session-invalid
 */
export function openSignUpSession(
  { seal, clock }: Pick<Ports, 'seal' | 'clock'>,
  who: Omit<SigningUp, 'user'> & { readonly user: User | undefined },
  token: string,
): Session | undefined {
  const opened = openSession(seal, who.pool.id, who.client.id, token, clock.now());
  if (opened.ok) return requireStep(opened.session, 'SIGN_UP', who.user);
  if (opened.reason === 'expired') return undefined;
  throw sessionInvalid({ challenge: 'SIGN_UP', reason: 'it does not open' });
}

/** The Session of ConfirmSignUp, after its code was right. */
export function confirmedSession(ports: SealPorts, who: SigningUp, session: Session): string {
  return makeStep(
    ports,
    who,
    'CONFIRMED_SIGN_UP',
    session.state?.factor === 'SMS_OTP' ? 'SMS_OTP' : 'EMAIL_OTP',
  );
}

/**
 * Signs in with the Session of ConfirmSignUp: the code that it stands for was a first factor.
 *
 * @throws session-invalid, session-expired, session-already-used, and what `nextStep` throws
 */
export async function signInAfterSignUp(
  ports: SignInPorts,
  { pool, client, user, name, given, clientMetadata }: ChoiceSignIn,
  token: string,
  call: Call,
): Promise<SignInAnswer> {
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
      deviceKey: given.DEVICE_KEY,
      answered: { ...session, again: () => sessionAlreadyUsed({ challenge }) },
    },
    call,
  );
}

function makeStep(
  { seal, random, clock }: SealPorts,
  { pool, client, user }: SigningUp,
  step: Step,
  factor: SentFactor,
): string {
  return sealSession(seal, random, {
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
}

function requireStep(session: Session, step: Step, user: User | undefined): Session {
  if (session.step !== step || !user || session.sub !== user.sub) {
    throw sessionInvalid({ challenge: step, reason: 'given out for another user or step' });
  }
  return session;
}
