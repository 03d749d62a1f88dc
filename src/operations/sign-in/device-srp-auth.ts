import { deviceDoesNotExist } from '../../causes/devices/device-does-not-exist.ts';
import { sessionInvalid } from '../../causes/sign-in/session-invalid.ts';
import { srpAMalformed } from '../../causes/sign-in/srp-a-malformed.ts';
import { type Device, deviceGroupOf, openDeviceCredential } from '../../pool/device.ts';
import { sealSession } from '../../pool/session.ts';
import { startProof } from '../../pool/srp.ts';
import { findDevice } from '../../store/devices.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import type { ChallengeAnswer } from './challenges.ts';
import { type OpenedAnswer, openAnswer } from './open-answer.ts';
import { requireSameUser } from './require-same-user.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';

/**
 * DEVICE_SRP_AUTH: begins the proof of a device's secret. It writes nothing: its session and the one that it
 * answers with are one, used up by the proof.
 *
 * @throws srp-a-malformed, and what `openAnswer` and `deviceOf` throw
 */
export async function answerDeviceSrp(
  ports: SignInPorts,
  answer: ChallengeAnswer,
  call: Call,
): Promise<SignInAnswer> {
  const { pool, client, responses } = answer;
  const opened = await openAnswer(ports, 'DEVICE_SRP_AUTH', answer, call);
  const device = await deviceOf(ports, 'DEVICE_SRP_AUTH', answer, opened);
  const { session, user } = opened;
  const started = await startProof(ports, {
    poolId: pool.id,
    clientId: client.id,
    name: user.username,
    userId: device.key,
    group: deviceGroupOf(pool.id),
    credential: openDeviceCredential(ports.seal, device),
    srpA: responses.SRP_A ?? '',
    now: ports.clock.now(),
  });
  if (!started.ok) throw srpAMalformed({ user: user.username });
  return {
    ChallengeName: 'DEVICE_PASSWORD_VERIFIER',
    // With the proof that it waits for: one of another sign-in is none of this one.
    Session: sealSession(ports.seal, ports.random, {
      ...session,
      step: 'DEVICE_PASSWORD_VERIFIER',
      state: { proof: started.id },
    }),
    ChallengeParameters: { ...started.challenge, DEVICE_KEY: device.key, USERNAME: user.username },
  };
}

/**
 * The device that an answer is about: the one that the sign-in named.
 *
 * @throws session-invalid, device-does-not-exist, and what `requireSameUser` throws
 */
export async function deviceOf(
  { store }: Pick<Ports, 'store'>,
  challenge: 'DEVICE_SRP_AUTH' | 'DEVICE_PASSWORD_VERIFIER',
  { pool, responses }: ChallengeAnswer,
  opened: OpenedAnswer,
): Promise<Device> {
  requireSameUser(challenge, opened);
  const { session, user } = opened;
  const { DEVICE_KEY: key = '' } = responses;
  if (session.deviceKey !== key) throw sessionInvalid({ challenge, reason: 'given out for another device' });
  const device = await store.read(query => findDevice(query, pool.id, user.sub, key));
  if (!device) throw deviceDoesNotExist({ user: user.username, device: key });
  return device;
}
