import { type Device, tracksDevices } from '../../pool/device.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import { triggerAttributes } from '../trigger-attributes.ts';

type Metadata = Readonly<Record<string, string>> | undefined;

/**
 * Runs PreAuthentication, which may refuse the sign-in by throwing. ClientMetadata reaches
 * it as validationData (documented). It also runs for unknown users where the client hides
 * who exists, with `userNotFound`.
 *
 * @throws what `Triggers.run` throws
 */
export async function runPreAuthentication(
  { triggers }: Pick<Ports, 'triggers'>,
  who: { pool: Pool; client: Client; user: User | undefined; name: string; validationData: Metadata },
  call: Call,
): Promise<void> {
  await triggers.run({
    pool: who.pool,
    client: who.client,
    source: 'PreAuthentication_Authentication',
    userName: who.user?.username ?? who.name,
    sdkVersion: call.sdkVersion,
    request: {
      userAttributes: who.user ? triggerAttributes(who.pool, who.user) : {},
      validationData: who.validationData ?? null,
      ...(who.user ? {} : { userNotFound: true }),
    },
    notes: call.trace.triggers,
  });
}

/**
 * Runs PostAuthentication. If it fails, no tokens are given (inferred).
 *
 * @throws what `Triggers.run` throws
 */
export async function runPostAuthentication(
  { triggers }: Pick<Ports, 'triggers'>,
  who: { pool: Pool; client: Client; user: User; clientMetadata: Metadata; device?: Device },
  call: Call,
): Promise<void> {
  await triggers.run({
    pool: who.pool,
    client: who.client,
    source: 'PostAuthentication_Authentication',
    userName: who.user.username,
    sdkVersion: call.sdkVersion,
    request: {
      userAttributes: triggerAttributes(who.pool, who.user),
      // Only a pool that tracks devices says that one is new (documented).
      newDeviceUsed: tracksDevices(who.pool) && !who.device,
      ...(who.clientMetadata && { clientMetadata: who.clientMetadata }),
    },
    notes: call.trace.triggers,
  });
}
