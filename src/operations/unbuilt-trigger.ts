import type { Client, Pool } from '../pool/pool.ts';
import type { Call } from './call.ts';
import type { Ports } from './ports.ts';

/** Triggers that Lifeguard does not run yet, by a source of each. */
export type UnbuiltSource = 'UserMigration_Authentication' | 'UserMigration_ForgotPassword';

/**
 * Refuses a call whose pool has a trigger that would run here and that Lifeguard does not run yet: going on without
 * it would give other tokens, or lose users, without a word.
 *
 * @throws trigger-is-not-built
 */
export async function refuseUnbuiltTrigger(
  { triggers }: Pick<Ports, 'triggers'>,
  source: UnbuiltSource,
  who: { readonly pool: Pool; readonly client: Client; readonly username: string },
  call: Call,
): Promise<void> {
  await triggers.run({
    pool: who.pool,
    client: who.client,
    source,
    userName: who.username,
    sdkVersion: call.sdkVersion,
    request: {},
    notes: call.trace.triggers,
  });
}
