import type { Input, Output } from '../../model/operation.ts';
import { sessionsOf } from '../../pool/user-sessions.ts';
import type { Call } from '../call.ts';
import { changePool } from '../pools/change-pool.ts';
import type { Ports } from '../ports.ts';
import { requireRange, requireSessionTier } from './check-configuration.ts';
import { GetUserPoolSessionConfiguration } from './GetUserPoolSessionConfiguration.ts';

/**
 * Turns session tracking on or off and limits the sessions of each user. What app clients have set
 * stays while it is off (documented).
 *
 * @throws pool-not-found, pool-in-another-region, input-breaks-constraints, feature-not-in-tier,
 * pool-changed-meanwhile
 */
export async function SetUserPoolSessionConfiguration(
  ports: Pick<Ports, 'directory' | 'clock'>,
  input: Input<'SetUserPoolSessionConfiguration'>,
  call: Call,
): Promise<Output<'SetUserPoolSessionConfiguration'>> {
  const { UserSessionTracking: tracking, TokenSession } = input;
  await changePool(ports, input.UserPoolId, call, pool => {
    requireRange('tokenSession.maxPerUser', TokenSession.MaxPerUser, [1, 100]);
    requireSessionTier(pool);
    return {
      ...pool,
      sessions: { ...sessionsOf(pool), tracking, mostPerUser: TokenSession.MaxPerUser },
    };
  });
  return GetUserPoolSessionConfiguration(ports, input, call);
}
