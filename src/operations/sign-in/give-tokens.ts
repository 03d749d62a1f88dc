import { deviceGroupOf, makeDeviceKey, tracksDevices } from '../../pool/device.ts';
import { groupConfiguration } from '../../pool/group.ts';
import { readableAttributes } from '../../pool/readable-attributes.ts';
import { issueTokens } from '../../pool/token.ts';
import { membershipsOf } from '../../store/members.ts';
import type { Transaction } from '../../store/store.ts';
import type { Call } from '../call.ts';
import { refuseUnbuiltTrigger } from '../unbuilt-trigger.ts';
import { keepSession } from './keep-session.ts';
import type { Progress } from './progress.ts';
import { settle } from './settle.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import { runPostAuthentication } from './sign-in-triggers.ts';

/**
 * Ends a sign-in: PostAuthentication runs, the tokens are signed, and one transaction remembers their family, that
 * the challenge is used, and what `alongside` writes.
 *
 * @throws `answered.again` if the challenge was answered meanwhile; what the triggers throw
 */
export async function giveTokens(
  ports: SignInPorts,
  progress: Progress,
  call: Call,
  alongside?: (transaction: Transaction) => Promise<void>,
): Promise<SignInAnswer> {
  const { pool, client, user } = progress;
  await runPostAuthentication(ports, progress, call);
  const subject = { pool, client, username: user.username };
  await refuseUnbuiltTrigger(ports, 'TokenGeneration_Authentication', subject, call);
  // Read here, so that a group into which PostAuthentication puts the user is in its tokens.
  const groups = groupConfiguration(await ports.store.read(query => membershipsOf(query, pool.id, user.sub)));
  const newDevice =
    tracksDevices(pool) && !progress.device ? makeDeviceKey(ports.random, pool.id) : undefined;
  const deviceKey = progress.device?.key ?? newDevice;
  const tokens = await issueTokens(
    ports,
    { pool, client, user, attributes: readableAttributes(client, user), groups },
    { ...(deviceKey !== undefined && { deviceKey }) },
  );
  await ports.store.write(async transaction => {
    await settle(transaction, progress, alongside);
    const family = {
      poolId: pool.id,
      family: tokens.grant.family,
      sub: user.sub,
      clientId: client.id,
      issuedAt: tokens.grant.authTime * 1_000,
      expiresAt: tokens.refreshExpiresAt,
    };
    await keepSession(transaction, pool, family, call);
  });
  return {
    AuthenticationResult: {
      AccessToken: tokens.accessToken,
      ExpiresIn: tokens.expiresIn,
      IdToken: tokens.idToken,
      ...(newDevice !== undefined && {
        NewDeviceMetadata: { DeviceGroupKey: deviceGroupOf(pool.id), DeviceKey: newDevice },
      }),
      RefreshToken: tokens.refreshToken,
      TokenType: 'Bearer',
    },
    ChallengeParameters: {},
  };
}
