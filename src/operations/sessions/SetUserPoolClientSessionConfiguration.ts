import type { Input, Output } from '../../model/operation.ts';
import { sessionsOf } from '../../pool/user-sessions.ts';
import type { Call } from '../call.ts';
import { clientToManage } from '../find.ts';
import { changePool } from '../pools/change-pool.ts';
import type { Ports } from '../ports.ts';
import { requireRange, requireSessionTier } from './check-configuration.ts';
import { GetUserPoolClientSessionConfiguration } from './GetUserPoolClientSessionConfiguration.ts';
import { requireTracking } from './tracking.ts';

/**
 * Sets for how long an app client reuses a single sign-on session, up to 90 days (documented). It is kept and
 * shown; nothing signs in by such a session here yet.
 *
 * @throws pool-not-found, pool-in-another-region, client-settings-not-found, input-breaks-constraints,
 * feature-not-in-tier, session-tracking-off, pool-changed-meanwhile
 */
export async function SetUserPoolClientSessionConfiguration(
  ports: Pick<Ports, 'directory' | 'clock'>,
  input: Input<'SetUserPoolClientSessionConfiguration'>,
  call: Call,
): Promise<Output<'SetUserPoolClientSessionConfiguration'>> {
  const { directory } = ports;
  await changePool(ports, input.UserPoolId, call, pool => {
    const client = clientToManage(directory, pool, input.ClientId, call);
    requireRange('ssoSession.maxValidityMinutes', input.SSOSession.MaxValidityMinutes, [0, 129_600]);
    requireSessionTier(pool);
    requireTracking(pool);
    const was = sessionsOf(pool);
    // Clients that are gone leave nothing behind.
    const kept = directory.clientsOf(pool.id).flatMap(({ id }): [string, number][] => {
      const minutes = id === client.id ? input.SSOSession.MaxValidityMinutes : was.reuse[id];
      return minutes === undefined ? [] : [[id, minutes]];
    });
    return { ...pool, sessions: { ...was, reuse: Object.fromEntries(kept) } };
  });
  return GetUserPoolClientSessionConfiguration(ports, input, call);
}
