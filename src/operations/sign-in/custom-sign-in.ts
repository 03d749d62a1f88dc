import type { Round } from '../../pool/rounds.ts';
import type { User } from '../../pool/user.ts';
import type { Call } from '../call.ts';
import { hidesUsers } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { triggerAttributes } from '../trigger-attributes.ts';
import type { Progress } from './progress.ts';

/** A sign-in whose challenges are up to the pool's triggers: who it is, and how far it has come. */
export interface CustomSignIn extends Omit<Progress, 'user' | 'rounds' | 'answered' | 'lock'> {
  /**
   * Undefined where nobody has the name and the client may not learn it: such a sign-in never ends in tokens.
   */
  readonly user: User | undefined;
  /** As submitted. */
  readonly name: string;
  readonly rounds: readonly Round[];
  /** SRP_A of this call: with it, the proof of a password may come next. */
  readonly srpA?: string;
}

/** The triggers of a custom sign-in. */
export type ChallengeTrigger = 'DefineAuthChallenge' | 'CreateAuthChallenge' | 'VerifyAuthChallengeResponse';

/**
 * Runs one of the triggers. `userNotFound` is there where the client hides who exists (documented), so that
 * handlers can act alike for somebody unknown.
 *
 * @returns the checked response; undefined where the pool has no such trigger
 * @throws what `Triggers.run` throws
 */
export function runChallengeTrigger(
  { triggers }: Pick<Ports, 'triggers'>,
  trigger: ChallengeTrigger,
  { pool, client, user, name, clientMetadata }: CustomSignIn,
  request: Readonly<Record<string, unknown>>,
  call: Call,
): ReturnType<Ports['triggers']['run']> {
  return triggers.run({
    pool,
    client,
    source: `${trigger}_Authentication`,
    userName: user?.username ?? name,
    sdkVersion: call.sdkVersion,
    request: {
      userAttributes: user ? triggerAttributes(pool, user) : {},
      ...request,
      ...(clientMetadata && { clientMetadata }),
      ...(hidesUsers(client) && { userNotFound: user === undefined }),
    },
    notes: call.trace.triggers,
  });
}
