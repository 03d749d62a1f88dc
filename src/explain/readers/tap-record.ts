import type { KnownCall } from '../../causes/known.ts';
import { type Members, members, textOf } from '../../pool/members.ts';
import { signInParameters } from '../../pool/sign-in-parameters.ts';
import type { Told } from '../reading.ts';
import { safeText } from '../safe-text.ts';

/** Which of the two lines of a recording it is: its head, or a call. */
export function tapLine(record: Members): 'head' | 'call' | undefined {
  if (typeof record.recording === 'number' && typeof record.madeBy === 'string') return 'head';
  const isCall =
    typeof record.call === 'number' && typeof record.operation === 'string' && typeof record.at === 'string';
  return isCall && (record.outcome === 'ok' || record.outcome === 'failed') ? 'call' : undefined;
}

/** The call that `lifeguard tap` has recorded, and the cause that it has told. Marks stand for what is secret. */
export function tapCall(record: Members): { readonly call: KnownCall; readonly told: readonly Told[] } {
  const input = members(record.input);
  const error = members(record.error);
  const [type, message] = [textOf(error.type), textOf(error.message)];
  const at = Date.parse(String(record.at));
  const [clientId, poolId, user, region] = [
    textOf(record.clientId),
    textOf(record.poolId),
    textOf(record.user),
    textOf(record.region),
  ];
  const authFlow = textOf(input.AuthFlow);
  const asked: Members = { ...signInParameters(input), ...input };
  const call: KnownCall = {
    seenIn: 'recording',
    operation: String(record.operation),
    outcome: record.outcome === 'ok' ? 'ok' : 'failed',
    marks: marksOf(asked, members(record.output)),
    hasSecretHash: asked.SecretHash !== undefined || asked.SECRET_HASH !== undefined,
    hasDeviceKey: textOf(asked.DEVICE_KEY) !== undefined || textOf(asked.DeviceKey) !== undefined,
    ...(Number.isFinite(at) && { at }),
    ...(type !== undefined && {
      error: { type, ...(message !== undefined && { message: safeText(message) }) },
    }),
    ...(region !== undefined && { region }),
    ...(clientId !== undefined && { clientId }),
    ...(poolId !== undefined && { poolId }),
    ...(user !== undefined && { user }),
    ...(authFlow !== undefined && { authFlow }),
  };
  const cause = members(record.cause);
  const [id, says] = [textOf(cause.id), textOf(cause.says)];
  if (id === undefined) return { call, told: [] };
  const known = says === undefined ? 'The recording tells this cause.' : safeText(says, 500);
  return {
    call,
    told: [
      { cause: id, evidence: { says: known, speaks: cause.isSure === false ? 'for' : 'settles it' }, call },
    ],
  };
}

/** What was handed in with the call; a sign-in is marked by the tokens and session that it gave out. */
function marksOf(asked: Members, output: Members): NonNullable<KnownCall['marks']> {
  const given = members(output.AuthenticationResult);
  const first = (...values: readonly unknown[]) =>
    values
      .map(textOf)
      .find(value => value !== undefined)
      ?.slice(0, 100);
  const marks = {
    session: first(asked.Session, output.Session),
    code: first(asked.ConfirmationCode, asked.Code),
    refreshToken: first(asked.REFRESH_TOKEN, asked.RefreshToken, given.RefreshToken),
    accessToken: first(asked.AccessToken, given.AccessToken),
  };
  return Object.fromEntries(Object.entries(marks).filter(([, mark]) => mark !== undefined));
}
