import { poolChangedMeanwhile } from '../../causes/settings/pool-changed-meanwhile.ts';
import type { Input, Output } from '../../model/operation.ts';
import { sessionsOf } from '../../pool/user-sessions.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { requireRange, requireSessionTier } from './check-configuration.ts';
import { GetUserPoolSessionConfiguration } from './GetUserPoolSessionConfiguration.ts';

/**
 * Turns session tracking on or off and limits the sessions of each user. What app clients have set stays while it is
 * off (documented).
 *
 * @throws pool-not-found, input-breaks-constraints, feature-not-in-tier, pool-changed-meanwhile
 */
export async function SetUserPoolSessionConfiguration(
  ports: Pick<Ports, 'directory' | 'clock'>,
  input: Input<'SetUserPoolSessionConfiguration'>,
  call: Call,
): Promise<Output<'SetUserPoolSessionConfiguration'>> {
  const { directory, clock } = ports;
  // What another node wrote a moment ago is neither denied nor overwritten.
  await directory.refresh();
  const pool = poolOf(directory, input.UserPoolId, call);
  const { UserSessionTracking: tracking, TokenSession } = input;
  requireRange('tokenSession.maxPerUser', TokenSession.MaxPerUser, [1, 100]);
  requireSessionTier(pool);
  const sessions = { ...sessionsOf(pool), tracking, mostPerUser: TokenSession.MaxPerUser };
  const isChanged = await directory.changePool(pool, { ...pool, sessions, modifiedAt: clock.now() });
  if (!isChanged) throw poolChangedMeanwhile({ poolId: pool.id });
  return GetUserPoolSessionConfiguration(ports, input, call);
}
