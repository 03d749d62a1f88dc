import type { Failure } from '../../causes/cause.ts';
import { refreshTokenExpired } from '../../causes/tokens/refresh-token-expired.ts';
import { refreshTokenOfAnotherClient } from '../../causes/tokens/refresh-token-of-another-client.ts';
import { refreshTokenRevoked } from '../../causes/tokens/refresh-token-revoked.ts';
import { refreshTokenUnreadable } from '../../causes/tokens/refresh-token-unreadable.ts';
import { refreshTokenUserDeleted } from '../../causes/tokens/refresh-token-user-deleted.ts';
import { rotatingSignInEnded } from '../../causes/tokens/rotating-sign-in-ended.ts';
import { groupConfiguration } from '../../pool/group.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import { readableAttributes } from '../../pool/readable-attributes.ts';
import { openRefreshToken, type RefreshContent, sealRefreshToken } from '../../pool/refresh-token.ts';
import { graceStart, isGoodToken, rotates } from '../../pool/rotation.ts';
import { reissueTokens, type SignedTokens } from '../../pool/token.ts';
import { sessionsOf } from '../../pool/user-sessions.ts';
import { findUserWithGroups } from '../../store/members.ts';
import { findFamily, rotateFamily } from '../../store/token-families.ts';
import { nextUse, userSessions } from '../../store/user-sessions.ts';
import type { Call } from '../call.ts';
import { runPreTokenGeneration } from '../pre-token-generation.ts';
import type { SignInPorts } from '../sign-in/sign-in.ts';
import { requireEnabled } from '../sign-in/user-state.ts';
import { refreshDevice, requireDevice } from './refresh-device.ts';

/** A refresh token, and who submits it. */
export interface RefreshRequest {
  readonly pool: Pool;
  readonly client: Client;
  readonly token: string;
  /** The device key that came with it. */
  readonly deviceKey: string | undefined;
  /** What PreTokenGeneration is given of the caller's. */
  readonly clientMetadata?: Readonly<Record<string, string>> | undefined;
  /** Refuses a client that does not prove itself, once the token tells the canonical username. */
  readonly proveClient?: (username: string) => void;
  /** How a token fails that was exchanged for a newer one. */
  readonly exchanged: (facts: { user: string; family: string; graceSeconds: number }) => Failure;
}

/** New tokens of a sign-in. */
export interface RefreshedTokens extends SignedTokens {
  /** Undefined where the client does not rotate refresh tokens: then the old one stays good. */
  readonly refreshToken: string | undefined;
}

/**
 * New tokens of a sign-in, with the user's attributes and groups of now. Without rotation it writes nothing;
 * with it, one conditional statement exchanges the refresh token, whose end stays where it was (observed).
 *
 * @throws user-is-disabled, a cause of causes/tokens, and what `proveClient`,
 * `exchanged` and the trigger give
 */
export async function refreshTokens(
  ports: SignInPorts,
  request: RefreshRequest,
  call: Call,
): Promise<RefreshedTokens> {
  const { pool, client } = request;
  const content = openToken(ports, request, call);
  const { username, sub, family, tokenId = family } = content;

  const { found, signIn, device } = await ports.store.read(async query => ({
    found: await findUserWithGroups(query, pool.id, sub),
    signIn: await findFamily(query, pool.id, family),
    device: await refreshDevice(query, pool, content),
  }));
  if (!found) throw refreshTokenUserDeleted({ user: username });
  const { user } = found;
  requireEnabled(user);
  const isRotating = rotates(client.settings);
  const ended = isRotating ? rotatingSignInEnded : refreshTokenRevoked;
  if (!signIn || signIn.revokedAt !== undefined) throw ended({ user: username, family });
  requireDevice(pool, content, device, request.deviceKey);
  const graceSeconds = client.settings.RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0;
  const exchanged = () => request.exchanged({ user: username, family, graceSeconds });
  const now = ports.clock.now();
  const graceFrom = graceStart(client.settings, now);
  if (!isGoodToken(signIn.rotation, tokenId, graceFrom)) throw exchanged();

  const attributes = readableAttributes(client, user);
  const groups = groupConfiguration(found.groups);
  const grant = { ...content, isRefreshed: true };
  const occasion = {
    source: 'TokenGeneration_RefreshTokens',
    pool,
    client,
    user,
    groups,
    scope: grant.scope,
    clientMetadata: request.clientMetadata,
  } as const;
  const changed = await runPreTokenGeneration(ports, occasion, call);
  const signed = await reissueTokens(ports, { pool, client, user, attributes, ...changed }, grant);
  if (!isRotating) return { ...signed, refreshToken: undefined };

  const next = ports.random.uuid();
  // Last, so that a trigger that fails costs nobody the token that they have.
  const isRotated = await ports.store.write(async transaction => {
    const isTracked = sessionsOf(pool).tracking === 'ENABLED';
    const sessions = isTracked ? await userSessions(transaction, pool.id, sub, now) : [];
    const usedAt = nextUse(sessions, now);
    return rotateFamily(transaction, signIn, { submitted: tokenId, next, now, usedAt, graceFrom });
  });
  if (!isRotated) throw exchanged();
  return {
    ...signed,
    refreshToken: sealRefreshToken(ports.seal, { ...content, tokenId: next, issuedAt: now }),
  };
}

/** What the token says, once it is a token of this client that has not ended. */
function openToken(
  { seal, clock }: SignInPorts,
  { pool, client, token, proveClient }: RefreshRequest,
  call: Call,
): RefreshContent {
  const opened = openRefreshToken(seal, pool.id, token, clock.now());
  if (!opened.ok && opened.reason === 'garbage') throw refreshTokenUnreadable({ client: client.id });
  const { username, clientId, expiresAt: expiredAt } = opened.content;
  call.trace.user = username;
  if (clientId !== client.id) {
    throw refreshTokenOfAnotherClient({ issuedTo: clientId, submittedBy: client.id, user: username });
  }
  proveClient?.(username);
  if (!opened.ok) throw refreshTokenExpired({ user: username, expiredAt });
  return opened.content;
}
