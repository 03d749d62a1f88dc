import { deviceDoesNotExist } from '../../causes/devices/device-does-not-exist.ts';
import { standsForSecondFactor, tracksDevices } from '../../pool/device.ts';
import { findDevice } from '../../store/devices.ts';
import type { Ports } from '../ports.ts';
import { makeSession } from './challenge-session.ts';
import type { Step } from './next-step.ts';
import type { Progress } from './progress.ts';

/**
 * Looks up the device that a sign-in names, where the pool tracks devices: only now, since whether it exists
 * is told to nobody who has not proven a factor. One that is there is not yet proven.
 *
 * @throws device-does-not-exist
 */
export async function withDevice({ store }: Pick<Ports, 'store'>, progress: Progress): Promise<Progress> {
  const { pool, user, deviceKey, earlierDeviceKey } = progress;
  const key = deviceKey ?? earlierDeviceKey;
  if (key === undefined || !tracksDevices(pool)) return progress;
  const device = await store.read(query => findDevice(query, pool.id, user.sub, key));
  if (!device && deviceKey !== undefined) throw deviceDoesNotExist({ user: user.username, device: key });
  return device ? { ...progress, device } : progress;
}

/**
 * Whether a remembered device has still to prove itself. One that is not remembered never does (documented).
 * One that is named after another has proven itself was not proven with it.
 */
function isUnproven({ device, passed, earlierDeviceKey }: Progress): boolean {
  const isProven = passed.includes('DEVICE_PASSWORD_VERIFIER') && device?.key === earlierDeviceKey;
  return device?.remembered === true && !isProven;
}

const ask: Step['ask'] = async (ports, progress) => ({
  ChallengeName: 'DEVICE_SRP_AUTH',
  Session: makeSession(ports, progress, 'DEVICE_SRP_AUTH'),
  ChallengeParameters: {
    ...(progress.device && { DEVICE_KEY: progress.device.key }),
    USERNAME: progress.user.username,
  },
});

/** A device that stands for the second factor proves itself in its place (documented). */
export const trustedDeviceStep: Step = {
  isDue: progress =>
    isUnproven(progress) &&
    progress.device !== undefined &&
    standsForSecondFactor(progress.pool, progress.device),
  ask,
};

/** Any other remembered device proves itself at the end. */
export const deviceStep: Step = { isDue: isUnproven, ask };
