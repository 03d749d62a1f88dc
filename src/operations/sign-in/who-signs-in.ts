import { userNotFound } from '../../causes/sign-in/user-not-found.ts';
import type { Call } from '../call.ts';
import { findUser, hidesUsers } from '../find-user.ts';
import { type Arrival, migrateAtSignIn } from './migrate-at-sign-in.ts';
import type { SignInPorts } from './sign-in.ts';
import type { SignInRequest } from './start.ts';

/**
 * Whom USERNAME names, noted in the trace. Somebody unknown may be brought along by UserMigration, which
 * judges the password of this call; without one it has nothing to judge, and nobody is (documented).
 *
 * @returns no user where nobody has the name, and the client hides it
 * @throws user-not-found where the client does not hide it, and what `migrateAtSignIn` throws
 */
export async function whoSignsIn(
  ports: SignInPorts,
  { pool, client, parameters, clientMetadata: validationData }: SignInRequest,
  password: string | undefined,
  call: Call,
): Promise<Arrival> {
  const { USERNAME: name = '' } = parameters;
  const known = await ports.store.read(query => findUser(query, pool, name));
  call.trace.user = known?.username ?? name;
  if (known) return { user: known, isCounted: false };
  const arrival: Arrival = password
    ? await migrateAtSignIn(ports, { pool, client, name, password, validationData }, call)
    : { user: undefined, isCounted: false };
  if (!arrival.user && !hidesUsers(client)) throw userNotFound({ user: name, pool: pool.id });
  return arrival;
}
