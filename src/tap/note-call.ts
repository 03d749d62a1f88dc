import { members, textOf } from '../pool/members.ts';
import { signInParameters } from '../pool/sign-in-parameters.ts';
import { codeHandedIn, codeSentFor } from './code-calls.ts';
import { type GivenToken, type Pairs, type Person, remember, type SignIn } from './pairs.ts';
import type { SeenCall } from './seen-call.ts';

/** Remembers what a call gave out and used up. A call that failed gave out nothing, but may tell of its app client or its code. */
export function noteCall(pairs: Pairs, seen: SeenCall): void {
  const { clientId, error } = seen;
  if (clientId !== undefined && error?.type === 'UserNotFoundException') pairs.candid.set(clientId, true);
  if (seen.outcome !== 'ok') {
    noteRefusedCode(pairs, seen);
    return;
  }
  // Only a call that was taken shows that the two belong together.
  if (clientId !== undefined && seen.poolId !== undefined) pairs.pools.set(clientId, seen.poolId);
  const person = pairs.meet(seen.names);
  noteCodes(pairs, seen, person);
  noteSessions(pairs, seen);
  noteTokens(pairs, seen, person);
  noteEnds(pairs, seen, person);
}

function noteCodes(pairs: Pairs, seen: SeenCall, person: Person | undefined): void {
  if (!person) return;
  const from = callerOf(seen);
  const use = codeSentFor(seen);
  if (use) remember(person.requests, { operation: seen.operation, use, at: seen.time, ...from });
  const handedIn = codeHandedIn(seen);
  if (!handedIn) return;
  const code = pairs.mark(handedIn.code);
  remember(person.used, { code, use: handedIn.use, at: seen.time, ...from });
}

/** Which code it was; a call that failed does not show that its names are of one user. */
function noteRefusedCode(pairs: Pairs, seen: SeenCall): void {
  const handedIn = codeHandedIn(seen);
  if (!handedIn || !/^(?:ExpiredCode|CodeMismatch)Exception$/.test(seen.error?.type ?? '')) return;
  const code = pairs.mark(handedIn.code);
  const one = { code, use: handedIn.use, at: seen.time, ...callerOf(seen) };
  const refused = pairs.person(seen.names)?.refused;
  if (refused) remember(refused, one);
}

function noteSessions(pairs: Pairs, seen: SeenCall): void {
  const used = textOf(members(seen.input).Session);
  const session = used === undefined ? undefined : pairs.sessions.get(pairs.mark(used));
  if (session) session.answeredAt = seen.time;
  const said = members(seen.output);
  const given = textOf(said.Session);
  if (given === undefined) return;
  const challenge = textOf(said.ChallengeName) ?? seen.operation;
  pairs.sessions.set(pairs.mark(given), { challenge, at: seen.time, ...clientOf(seen) });
}

function noteTokens(pairs: Pairs, seen: SeenCall, person: Person | undefined): void {
  const result = members(members(seen.output).AuthenticationResult);
  const [access, id] = [textOf(result.AccessToken), textOf(result.IdToken)];
  const given = textOf(result.RefreshToken);
  if (access === undefined && id === undefined && given === undefined) return;
  const old = refreshTokenIn(seen);
  const before = old === undefined ? undefined : pairs.tokens.get(pairs.mark(old));
  const device = textOf(members(result.NewDeviceMetadata).DeviceKey) ?? deviceKeyIn(seen);
  const signIn: SignIn = before?.signIn ?? {
    person,
    ...(device !== undefined && { device: pairs.mark(device) }),
    ...clientOf(seen),
  };
  const keep = (use: GivenToken['use'], token: string | undefined) => {
    if (token !== undefined) pairs.tokens.set(pairs.mark(token), { use, signIn, at: seen.time });
  };
  keep('access', access);
  keep('id', id);
  if (given !== undefined && given !== old) {
    keep('refresh', given);
    if (before) before.replacedAt = seen.time;
  }
  // One that was given out before the tap began is known from its first use on.
  if (old !== undefined && !before) keep('refresh', old);
}

function noteEnds(pairs: Pairs, seen: SeenCall, person: Person | undefined): void {
  if (seen.operation === 'RevokeToken') {
    const token = pairs.tokens.get(pairs.mark(refreshTokenIn(seen) ?? ''));
    if (token) token.signIn.revokedAt = seen.time;
  }
  if (person && /^(?:GlobalSignOut|AdminUserGlobalSignOut|AdminDisableUser)$/.test(seen.operation)) {
    person.signedOutAt = seen.time;
  }
}

/** The refresh token that a call carries. */
export function refreshTokenIn({ operation, input }: SeenCall): string | undefined {
  const asked = members(input);
  if (operation === 'RevokeToken') return textOf(asked.Token);
  return textOf(asked.RefreshToken) ?? textOf(members(asked.AuthParameters).REFRESH_TOKEN);
}

function callerOf(seen: SeenCall): { readonly clientId?: string; readonly poolId?: string } {
  return { ...clientOf(seen), ...(seen.poolId !== undefined && { poolId: seen.poolId }) };
}

function clientOf({ clientId }: Pick<SeenCall, 'clientId'>): { readonly clientId?: string } {
  return clientId === undefined ? {} : { clientId };
}

/** The device key that a call carries. */
export function deviceKeyIn({ input }: SeenCall): string | undefined {
  const asked = members(input);
  const parameters = signInParameters(asked);
  return textOf(asked.DeviceKey) ?? textOf(parameters.DEVICE_KEY);
}
