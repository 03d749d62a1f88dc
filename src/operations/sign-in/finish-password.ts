import type { Failure } from '../../causes/cause.ts';
import { temporaryPasswordExpired } from '../../causes/sign-in/temporary-password-expired.ts';
import { passwordPolicyOf } from '../../pool/password-policy.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import { missingRequired } from '../../pool/required-attributes.ts';
import { sealSession, sessionLifetime } from '../../pool/session.ts';
import type { User } from '../../pool/user.ts';
import type { AttemptKey } from '../../store/attempts.ts';
import type { Call } from '../call.ts';
import { giveTokens } from './give-tokens.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';

/** Who proved the password, and how. */
export interface ProvenPassword {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
  readonly proof: 'password' | 'srp';
  /** Wrong passwords that are to be forgotten. */
  readonly lock?: AttemptKey;
  /** The answered challenge, to be remembered as used. */
  readonly answered?: {
    readonly id: string;
    readonly expiresAt: number;
    /** What to throw if it was answered before. */
    readonly again: () => Failure;
  };
}

/**
 * What follows a right password: a temporary one must be replaced first, otherwise the tokens are given.
 *
 * @throws temporary-password-expired, and what `giveTokens` throws
 */
export async function finishPassword(
  ports: SignInPorts,
  proven: ProvenPassword,
  call: Call,
): Promise<SignInAnswer> {
  const { pool, client, user } = proven;
  if (user.status !== 'FORCE_CHANGE_PASSWORD') return giveTokens(ports, proven, call);

  const now = ports.clock.now();
  const policy = passwordPolicyOf(pool);
  // Zero is read as the default (documented).
  const validDays = policy.TemporaryPasswordValidityDays || 7;
  const setAt = user.passwordSetAt ?? user.createdAt;
  if (setAt + validDays * 86_400_000 <= now) {
    throw temporaryPasswordExpired({ user: user.username, setAt, validDays });
  }
  const session = sealSession(ports.seal, ports.random, {
    poolId: pool.id,
    clientId: client.id,
    sub: user.sub,
    username: user.username,
    ...(user.credential && { salt: user.credential.salt }),
    step: 'NEW_PASSWORD_REQUIRED',
    expiresAt: now + sessionLifetime(client.settings),
  });
  return {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: session,
    ChallengeParameters: {
      // After an SRP proof the parameter is not there (observed).
      ...(proven.proof === 'password' && { USER_ID_FOR_SRP: user.username }),
      requiredAttributes: JSON.stringify(missingRequired(pool, user).map(name => `userAttributes.${name}`)),
      userAttributes: JSON.stringify(user.attributes),
    },
  };
}
