import { refreshWithoutDevice } from '../causes/devices/refresh-without-device.ts';
import { accessTokenExpired } from '../causes/tokens/access-token-expired.ts';
import { accessTokenRevoked } from '../causes/tokens/access-token-revoked.ts';
import { accessTokenUnreadable } from '../causes/tokens/access-token-unreadable.ts';
import { idTokenAsAccessToken } from '../causes/tokens/id-token-as-access-token.ts';
import { notARefreshToken } from '../causes/tokens/not-a-refresh-token.ts';
import { refreshTokenOfAnotherClient } from '../causes/tokens/refresh-token-of-another-client.ts';
import { refreshTokenReused } from '../causes/tokens/refresh-token-reused.ts';
import { refreshTokenRevoked } from '../causes/tokens/refresh-token-revoked.ts';
import { refreshTokenUnreadable } from '../causes/tokens/refresh-token-unreadable.ts';
import { members, textOf } from '../pool/members.ts';
import { ago } from './ago.ts';
import { deviceKeyIn, refreshTokenIn } from './note-call.ts';
import type { GivenToken } from './pairs.ts';
import type { SeenCall } from './seen-call.ts';
import { messageOf, type Rule, type ToldCause, tell } from './told-cause.ts';

/** Why an access token was refused: another kind of token, old, or revoked. */
export const accessTokenRule: Rule = (seen, { pairs, userOf }) => {
  const given = textOf(members(seen.input).AccessToken);
  if (given === undefined || seen.error?.type !== 'NotAuthorizedException') return undefined;
  const token = pairs.tokens.get(pairs.mark(given));
  const use = token?.use ?? seen.claims?.use;
  if (use === 'id') {
    return tell(
      idTokenAsAccessToken,
      `${seen.operation} takes the access token, and the ID token of the sign-in came.`,
    );
  }
  if (use === 'refresh') {
    return tell(
      accessTokenUnreadable,
      `${seen.operation} takes the access token, and the refresh token came.`,
    );
  }
  const user = userOf(seen.user);
  const expiresAt = seen.claims?.expiresAt;
  if (expiresAt !== undefined && expiresAt <= seen.time) {
    const says = `The access token ran out ${ago(seen.time, expiresAt)}: refresh it.`;
    return tell(accessTokenExpired, says, { user, expiredAt: expiresAt });
  }
  const endedAt = token && endOf(token);
  if (endedAt === undefined) return undefined;
  return tell(accessTokenRevoked, `The sign-in was ended ${ago(seen.time, endedAt)}.`, { user });
};

/** Why a refresh token was refused: another client's, used up by rotation, revoked, or of another kind. */
export const refreshTokenRule: Rule = (seen, { pairs, nameOf, userOf }) => {
  const given = refreshTokenIn(seen);
  if (given === undefined || !refusesToken(seen)) return undefined;
  const token = pairs.tokens.get(pairs.mark(given));
  if (token && token.use !== 'refresh') {
    const isRevoke = seen.operation === 'RevokeToken';
    const kind = token.use === 'id' ? 'ID' : 'access';
    const says = `${seen.operation} takes a refresh token, and the ${kind} token of the sign-in came.`;
    return isRevoke
      ? tell(notARefreshToken, says, { client: seen.clientId ?? '' })
      : tell(refreshTokenUnreadable, says);
  }
  if (!token) return undefined;
  const user = userOf(seen.user);
  const [issuedTo, submittedBy] = [token.signIn.clientId, seen.clientId];
  if (issuedTo !== undefined && submittedBy !== undefined && issuedTo !== submittedBy) {
    const says = `This refresh token was issued to ${nameOf(issuedTo)}; ${nameOf(submittedBy)} submitted it.`;
    return tell(refreshTokenOfAnotherClient, says, { issuedTo, submittedBy, user });
  }
  const endedAt = endOf(token);
  if (endedAt !== undefined) {
    return tell(refreshTokenRevoked, `The sign-in was ended ${ago(seen.time, endedAt)}.`, { user });
  }
  if (token.replacedAt === undefined) return withoutDevice(token, deviceKeyIn(seen), user);
  const says =
    `This refresh token was exchanged for a newer one ${ago(seen.time, token.replacedAt)}: the app did not ` +
    'keep the newer one, or refreshes in two places.';
  return tell(refreshTokenReused, says, { user, replacedAt: token.replacedAt });
};

function withoutDevice(token: GivenToken, key: string | undefined, user: string): ToldCause | undefined {
  if (token.signIn.device === undefined || key !== undefined) return undefined;
  const says = 'The sign-in was made with a device, and the refresh came without its DEVICE_KEY.';
  return tell(refreshWithoutDevice, says, { user });
}

function refusesToken(seen: SeenCall): boolean {
  const type = seen.error?.type ?? '';
  return (
    /^(?:RefreshTokenReuse|UnsupportedTokenType|Unauthorized)Exception$/.test(type) ||
    (type === 'NotAuthorizedException' && !/secret/i.test(messageOf(seen))) ||
    (type === 'InvalidParameterException' && /token/i.test(messageOf(seen)))
  );
}

function endOf({ signIn, at }: GivenToken): number | undefined {
  const signedOutAt = signIn.person?.signedOutAt;
  return signIn.revokedAt ?? (signedOutAt !== undefined && signedOutAt >= at ? signedOutAt : undefined);
}
