import { members, textOf } from '../pool/members.ts';
import type { CallCognito } from './cognito.ts';
import { confirmDevice, forgetDevice } from './own-device.ts';
import type { ProbePorts } from './probe-ports.ts';
import type { ProbeState } from './probe-state.ts';
import type { ProbeSubject } from './probe-subject.ts';
import { secretHashFor } from './secret-hash.ts';
import type { SignedIn } from './sign-in.ts';
import { Unexpected } from './unexpected.ts';

/**
 * Gets new tokens for the refresh token, by the way of the app client. Where the pool remembers devices, that of the
 * sign-in is confirmed for it and forgotten afterwards.
 */
export async function refresh(
  { call, random }: Pick<ProbePorts, 'call' | 'random'>,
  state: ProbeState,
): Promise<string> {
  const { subject, tokens } = state;
  if (!tokens) throw new Unexpected('no tokens are there to refresh');
  if (subject.refreshWay === 'none') return 'not checked: the app client allows no refresh';
  const { device } = tokens;
  if (!device) return exchange(call, state, tokens);
  await confirmDevice({ call, random }, tokens.access, device);
  try {
    return `${await exchange(call, state, tokens)}, from a device that was confirmed and is forgotten again`;
  } finally {
    await forgetDevice(call, tokens.access, device);
  }
}

async function exchange(call: CallCognito, state: ProbeState, tokens: SignedIn): Promise<string> {
  const { subject } = state;
  const rotates = subject.refreshWay === 'rotation';
  const answer = await (rotates ? byRotation : byFlow)(call, subject, tokens);
  const fresh = members(answer.AuthenticationResult);
  if (!textOf(fresh.IdToken) || !textOf(fresh.AccessToken)) throw new Unexpected('no new tokens came');
  if (!rotates) return 'new ID and access tokens';
  const another = textOf(fresh.RefreshToken);
  if (!another) throw new Unexpected('no new refresh token came, though the app client rotates them');
  state.tokens = { ...tokens, refresh: another };
  return 'three new tokens, the refresh token rotated';
}

function byFlow(call: CallCognito, subject: ProbeSubject, { refresh, username, device }: SignedIn) {
  const hash = secretHashFor(subject, username);
  return call('InitiateAuth', {
    ClientId: subject.clientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: {
      REFRESH_TOKEN: refresh,
      ...(device && { DEVICE_KEY: device.key }),
      ...(hash && { SECRET_HASH: hash }),
    },
  });
}

function byRotation(
  call: CallCognito,
  { clientId, clientSecret }: ProbeSubject,
  { refresh, device }: SignedIn,
) {
  return call('GetTokensFromRefreshToken', {
    ClientId: clientId,
    RefreshToken: refresh,
    ...(device && { DeviceKey: device.key }),
    ...(clientSecret !== undefined && { ClientSecret: clientSecret }),
  });
}
