import type { KnownCall } from '../../causes/known.ts';
import { type Members, members, textOf } from '../members.ts';
import { safeText } from '../safe-text.ts';

/** Whether it is a call as `lifeguard tap` records it. */
export function isTapRecord(record: Members): boolean {
  return (
    typeof record.operation === 'string' &&
    typeof record.time === 'number' &&
    (record.outcome === 'ok' || record.outcome === 'failed') &&
    !Array.isArray(record.triggers)
  );
}

/** Which member of a call's input or output each kind of mark stands in. */
const markMembers = {
  session: ['Session'],
  code: ['ConfirmationCode', 'Code'],
  refreshToken: ['REFRESH_TOKEN', 'RefreshToken', 'Token'],
  accessToken: ['AccessToken'],
} as const;

/** The call that the tap has recorded; its marks stand for what is secret. */
export function tapCall(record: Members): { readonly call: KnownCall } {
  const error = members(record.error);
  const input = members(record.input);
  const parameters = { ...members(input.AuthParameters), ...members(input.ChallengeResponses) };
  const asked: Members = { ...parameters, ...input };
  const type = textOf(error.type);
  const message = textOf(error.message);
  const [clientId, poolId, user] = [textOf(record.clientId), textOf(record.poolId), textOf(record.user)];
  const authFlow = textOf(input.AuthFlow);
  const marks = Object.fromEntries(
    Object.entries(markMembers).flatMap(([kind, names]) => {
      const mark = names.map(name => textOf(asked[name])).find(value => value !== undefined);
      return mark === undefined ? [] : [[kind, mark.slice(0, 100)]];
    }),
  );
  return {
    call: {
      seenIn: 'recording',
      operation: String(record.operation),
      at: Number(record.time),
      outcome: record.outcome === 'ok' ? 'ok' : 'failed',
      marks,
      ...(type !== undefined && {
        error: { type, ...(message !== undefined && { message: safeText(message) }) },
      }),
      ...(clientId !== undefined && { clientId }),
      ...(poolId !== undefined && { poolId }),
      ...(user !== undefined && { user }),
      ...(authFlow !== undefined && { authFlow }),
      hasSecretHash: asked.SecretHash !== undefined || asked.SECRET_HASH !== undefined,
    },
  };
}
