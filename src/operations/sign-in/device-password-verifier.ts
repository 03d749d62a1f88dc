import { deviceChallengeStale } from '../../causes/devices/device-challenge-stale.ts';
import { deviceDoesNotExist } from '../../causes/devices/device-does-not-exist.ts';
import { deviceProofWrong } from '../../causes/devices/device-proof-wrong.ts';
import { timestampMalformed } from '../../causes/sign-in/timestamp-malformed.ts';
import { deviceGroupOf, openDeviceCredential, standsForSecondFactor } from '../../pool/device.ts';
import { checkProof, openProof } from '../../pool/srp.ts';
import { useDevice } from '../../store/devices.ts';
import type { Call } from '../call.ts';
import { passedWith } from './challenge-session.ts';
import type { ChallengeAnswer } from './challenges.ts';
import { deviceOf } from './device-srp-auth.ts';
import { nextStep } from './next-step.ts';
import { openAnswer } from './open-answer.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';

/**
 * DEVICE_PASSWORD_VERIFIER: the proof that DEVICE_SRP_AUTH began. It is signed over the DeviceGroupKey and
 * the device's key, where a user's is over the pool's name and the username (observed).
 *
 * @throws device-challenge-stale, device-proof-wrong, timestamp-malformed, and what `openAnswer`,
 * `deviceOf` and `nextStep` throw
 */
export async function answerDeviceVerifier(
  ports: SignInPorts,
  answer: ChallengeAnswer,
  call: Call,
): Promise<SignInAnswer> {
  const { pool, client, responses } = answer;
  const { PASSWORD_CLAIM_SECRET_BLOCK = '', PASSWORD_CLAIM_SIGNATURE = '', TIMESTAMP = '' } = responses;
  const opened = await openAnswer(ports, 'DEVICE_PASSWORD_VERIFIER', answer, call);
  const device = await deviceOf(ports, 'DEVICE_PASSWORD_VERIFIER', answer, opened);
  const facts = { user: opened.user.username, device: device.key };
  const now = ports.clock.now();
  const started = openProof(
    ports.seal,
    pool.id,
    client.id,
    PASSWORD_CLAIM_SECRET_BLOCK,
    now,
    deviceGroupOf(pool.id),
  );
  if (!started.ok) throw deviceChallengeStale({ ...facts, reason: started.reason });
  if (started.proof.userId !== device.key || started.proof.name !== opened.user.username) {
    throw deviceChallengeStale({ ...facts, reason: 'made for another device' });
  }
  if (started.proof.id !== opened.session.state?.proof) {
    throw deviceChallengeStale({ ...facts, reason: 'made for another sign-in' });
  }
  const claim = { PASSWORD_CLAIM_SECRET_BLOCK, PASSWORD_CLAIM_SIGNATURE, TIMESTAMP };
  const credential = openDeviceCredential(ports.seal, device);
  const checked = await checkProof(ports.powers, started.proof, credential, claim, now);
  if (!checked.ok) {
    if (checked.reason === 'timestamp-malformed') throw timestampMalformed({ user: facts.user });
    if (checked.reason === 'timestamp-off') {
      throw deviceChallengeStale({ ...facts, reason: 'TIMESTAMP is far from the time of now' });
    }
    throw deviceProofWrong(facts);
  }
  const passed = passedWith('DEVICE_PASSWORD_VERIFIER', answer, opened);
  const progress = standsForSecondFactor(pool, device)
    ? { ...passed, secondFactor: 'DEVICE_PASSWORD_VERIFIER' }
    : passed;
  return nextStep(ports, progress, call, async transaction => {
    if (!(await useDevice(transaction, device, call.address, now))) throw deviceDoesNotExist(facts);
  });
}
