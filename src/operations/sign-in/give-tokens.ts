import { deviceGroupOf, makeDeviceKey, tracksDevices } from '../../pool/device.ts';
import { groupConfiguration } from '../../pool/group.ts';
import { present } from '../../pool/present.ts';
import { readableAttributes } from '../../pool/readable-attributes.ts';
import { levelClaims } from '../../pool/step-up.ts';
import { issueTokens, signInScope } from '../../pool/token.ts';
import { membershipsOf } from '../../store/members.ts';
import type { Transaction } from '../../store/store.ts';
import type { Call } from '../call.ts';
import { runPreTokenGeneration, type TokenOccasion } from '../pre-token-generation.ts';
import { keepSession } from './keep-session.ts';
import type { Progress } from './progress.ts';
import { settle } from './settle.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import { runPostAuthentication } from './sign-in-triggers.ts';

/**
 * Ends a sign-in: PostAuthentication and PreTokenGeneration run, the tokens are signed, and one transaction
 * remembers their family, that the challenge is used, and what `alongside` writes.
 *
 * @throws `answered.again` if the challenge was answered meanwhile; what the triggers throw
 */
export async function giveTokens(
  ports: SignInPorts,
  progress: Progress,
  call: Call,
  alongside?: (transaction: Transaction) => Promise<void>,
): Promise<SignInAnswer> {
  const { pool, client, user, clientMetadata, stepUp } = progress;
  const level = stepUp && levelClaims(pool, stepUp);
  await runPostAuthentication(ports, progress, call);
  // Read here, so that a group into which PostAuthentication puts the user is in its tokens.
  const groups = groupConfiguration(await ports.store.read(query => membershipsOf(query, pool.id, user.sub)));
  const occasion = {
    source: sourceOf(progress),
    pool,
    client,
    user,
    groups,
    scope: signInScope,
    clientMetadata,
  };
  const content = await runPreTokenGeneration(ports, occasion, call);
  const newDevice =
    tracksDevices(pool) && !progress.device ? makeDeviceKey(ports.random, pool.id) : undefined;
  const deviceKey = progress.device?.key ?? newDevice;
  const tokens = await issueTokens(
    ports,
    { pool, client, user, attributes: readableAttributes(client, user), ...content },
    // Where nothing was proven anew, the time stays when it was.
    present({ deviceKey, eventId: progress.eventId, level, authTime: stepUp?.authTime }),
  );
  await ports.store.write(async transaction => {
    await settle(transaction, progress, alongside);
    const family = {
      poolId: pool.id,
      family: tokens.grant.family,
      sub: user.sub,
      clientId: client.id,
      issuedAt: tokens.issuedAt,
      expiresAt: tokens.refreshExpiresAt,
    };
    await keepSession(transaction, pool, family, call, ports.clock.now());
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

/**
 * How PreTokenGeneration is told of the sign-in (documented; which one counts where both fit is inferred).
 */
function sourceOf({ passed }: Progress): TokenOccasion['source'] {
  if (passed.includes('NEW_PASSWORD_REQUIRED')) return 'TokenGeneration_NewPasswordChallenge';
  if (passed.includes('DEVICE_PASSWORD_VERIFIER')) return 'TokenGeneration_AuthenticateDevice';
  return 'TokenGeneration_Authentication';
}
