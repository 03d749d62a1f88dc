import { stepUpTokenRefused } from '../../causes/sign-in/step-up-token-refused.ts';
import { type Method, methodsIn } from '../../pool/authentication-level.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import type { Ports } from '../ports.ts';
import { verifyAccess } from '../tokens/verify-access.ts';
import type { AskedStepUp } from './asked-step-up.ts';

/** What an access token brings into a sign-in. */
export interface Credit {
  readonly methods: readonly Method[];
  /** Seconds since 1970. */
  readonly authTime: number;
}

/**
 * What the access token of a step-up brings along; undefined where there is none, where its methods were
 * completed longer ago than MAX_AGE allows (documented), and where it tells of none, as those of sign-ins
 * that were asked for no level. A user whose password is to be replaced first begins from scratch, and one who has
 * another password by now has proven none (inferred).
 *
 * @throws step-up-token-refused, and what `verifyAccess` throws
 */
export async function creditOf(
  ports: Pick<Ports, 'directory' | 'store' | 'clock'>,
  asked: AskedStepUp,
  { pool, client, user }: { readonly pool: Pool; readonly client: Client; readonly user: User | undefined },
): Promise<Credit | undefined> {
  if (asked.token === undefined) return undefined;
  // The recorder tells of the sign-in, not of the token.
  const trace = { triggers: [], messages: [] };
  const signedIn = await verifyAccess(ports, asked.token, trace);
  const refuse = (reason: string) => stepUpTokenRefused({ user: signedIn.user.username, reason });
  if (signedIn.pool.id !== pool.id || signedIn.client.id !== client.id) throw refuse('another app client');
  if (signedIn.user.sub !== user?.sub) throw refuse('another user');
  const { auth_time: authTime, amr = [] } = signedIn.claims;
  const age = Math.floor(ports.clock.now() / 1_000) - authTime;
  // 0 asks for a new proof whatever the time is: `auth_time` counts whole seconds.
  if (asked.maxAge === 0 || (asked.maxAge !== undefined && age > asked.maxAge)) return undefined;
  const isOtherPassword = Math.floor((user.passwordSetAt ?? 0) / 1_000) > authTime;
  const methods = methodsIn(amr).filter(method => method !== 'pwd' || !isOtherPassword);
  if (methods.length === 0 || user.status !== 'CONFIRMED') return undefined;
  return { methods, authTime };
}
