import { customAuthFailed } from '../../causes/sign-in/custom-auth-failed.ts';
import { customAuthNotConfigured } from '../../causes/sign-in/custom-auth-not-configured.ts';
import { userNotFoundHidden } from '../../causes/sign-in/user-not-found-hidden.ts';
import { challengeCannotFollow } from '../../causes/triggers/challenge-cannot-follow.ts';
import type { User } from '../../pool/user.ts';
import { challengeDecision } from '../../triggers/contracts/define-auth-challenge.ts';
import type { Call } from '../call.ts';
import { askCustomChallenge } from './ask-custom-challenge.ts';
import { askProof } from './ask-proof.ts';
import { makeSession } from './challenge-session.ts';
import { type CustomSignIn, runChallengeTrigger } from './custom-sign-in.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import { standInOf } from './stand-in.ts';
import { requireActive } from './user-state.ts';

/** A challenge that DefineAuthChallenge may name. */
interface NextChallenge {
  readonly name: string;
  readonly canFollow: (signIn: CustomSignIn) => boolean;
  readonly ask: (ports: SignInPorts, signIn: CustomSignIn, call: Call) => Promise<SignInAnswer>;
}

const nextChallenges: readonly NextChallenge[] = [
  { name: 'CUSTOM_CHALLENGE', canFollow: () => true, ask: askCustomChallenge },
  {
    name: 'PASSWORD_VERIFIER',
    // Whoever wants a password proven has to begin with it (documented).
    canFollow: ({ srpA }) => srpA !== undefined,
    ask: askFirstProof,
  },
];

/**
 * The proof of a password is bound to its SECRET_BLOCK; clients expect a
 * Session beside it in custom sign-ins.
 */
async function askFirstProof(ports: SignInPorts, signIn: CustomSignIn): Promise<SignInAnswer> {
  const { pool, user, name, srpA = '' } = signIn;
  const who = standInOf(ports.seal, pool, user, name);
  return {
    ...(await askProof(ports, { ...signIn, srpA, custom: true })),
    Session: makeSession(ports, { ...signIn, user: who }, 'PASSWORD_VERIFIER'),
  };
}

/** What DefineAuthChallenge decided: a challenge to answer, or that this user has signed in. */
export type Decision =
  | { readonly kind: 'challenge'; readonly answer: SignInAnswer }
  | { readonly kind: 'done'; readonly user: User };

/**
 * Lets DefineAuthChallenge decide what follows the rounds so far, and makes the challenge that it names. The
 * state of a user is told before anything else but the proof of a password, which tells it afterwards.
 *
 * @throws custom-auth-not-configured, custom-auth-failed, user-not-found-hidden, challenge-cannot-follow,
 * user-is-disabled, user-not-confirmed, password-reset-required, and what the triggers throw
 */
export async function nextRound(ports: SignInPorts, signIn: CustomSignIn, call: Call): Promise<Decision> {
  const { pool, client, user, name, rounds } = signIn;
  const response = await runChallengeTrigger(ports, 'DefineAuthChallenge', signIn, { session: rounds }, call);
  if (!response) throw customAuthNotConfigured({ pool: pool.id, client: client.id });
  const { challengeName, issueTokens, failAuthentication } = challengeDecision.parse(response);
  if (!user && (failAuthentication || issueTokens)) throw userNotFoundHidden({ user: name, pool: pool.id });
  if (failAuthentication) {
    throw customAuthFailed({ user: user?.username ?? name, rounds: rounds.map(shownRound) });
  }
  if (user && (issueTokens || challengeName !== 'PASSWORD_VERIFIER')) {
    requireActive(user);
    if (issueTokens) return { kind: 'done', user };
  }
  const possible = nextChallenges.filter(({ canFollow }) => canFollow(signIn));
  const next = possible.find(challenge => challenge.name === challengeName);
  if (!next) {
    throw challengeCannotFollow({
      trigger: 'DefineAuthChallenge',
      challenge: challengeName ?? '',
      after: rounds.map(round => round.challengeName),
      possible: possible.map(challenge => challenge.name),
    });
  }
  return { kind: 'challenge', answer: await next.ask(ports, signIn, call) };
}

function shownRound({ challengeName, challengeResult }: CustomSignIn['rounds'][number]): string {
  return `${challengeName}: ${challengeResult ? 'right' : 'wrong'}`;
}
