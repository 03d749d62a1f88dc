import { randomBytes } from 'node:crypto';
import type { Output } from '../../src/model/operation.ts';
import { clientNumbers, publicA, signature } from '../pool/srp-client.ts';
import type { Person } from './people.ts';
import { srpTimestamp } from './srp-time.ts';
import type { Wire } from './wire.ts';

/** Begins a custom sign-in with the password: its challenge, and what follows the right answer. */
export async function provePassword(
  wire: Wire,
  who: Person,
  {
    pool,
    client,
    withSession = true,
    deviceKey,
  }: { pool: string; client: string; withSession?: boolean; deviceKey?: string },
): Promise<{ asked: Output<'InitiateAuth'>; next: Output<'RespondToAuthChallenge'> }> {
  const a = BigInt(`0x${randomBytes(32).toString('hex')}`);
  const asked = await wire.ok('InitiateAuth', {
    ClientId: client,
    AuthFlow: 'CUSTOM_AUTH',
    AuthParameters: { USERNAME: who.name, CHALLENGE_NAME: 'SRP_A', SRP_A: publicA(a) },
  });
  const {
    SALT = '',
    SRP_B = '',
    SECRET_BLOCK = '',
    USER_ID_FOR_SRP: userId = '',
  } = asked.ChallengeParameters ?? {};
  const poolName = pool.slice(pool.indexOf('_') + 1);
  const { key } = clientNumbers({ poolName, userId, password: who.password }, a, SALT, SRP_B);
  const TIMESTAMP = srpTimestamp(wire.clock.now());
  const next = await wire.ok('RespondToAuthChallenge', {
    ClientId: client,
    ChallengeName: asked.ChallengeName,
    ...(withSession && { Session: asked.Session }),
    ChallengeResponses: {
      USERNAME: userId,
      PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
      PASSWORD_CLAIM_SIGNATURE: signature(key, poolName, userId, SECRET_BLOCK, TIMESTAMP),
      TIMESTAMP,
      ...(deviceKey !== undefined && { DEVICE_KEY: deviceKey }),
    },
  });
  return { asked, next };
}
