import { identityNotLinked } from '../../causes/providers/identity-not-linked.ts';
import type { Input, Output } from '../../model/operation.ts';
import { type IdentityName, identitiesOf, withIdentities } from '../../pool/identities.ts';
import type { Pool } from '../../pool/pool.ts';
import { endCode } from '../../store/codes.ts';
import { dropIdentity, findIdentity } from '../../store/linked-identities.ts';
import type { Transaction } from '../../store/store.ts';
import { changeUser, setCredential } from '../../store/users.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { identityIn, isLocal, usernameIn } from './identity-name.ts';

/**
 * Ends a user's way in: the link of an external identity, or, for ProviderName Cognito, its password
 * (documented). A user without password is EXTERNAL_PROVIDER from then on and cannot reset it
 * (inferred). Sign-ins go on (inferred).
 */
export async function AdminDisableProviderForUser(
  { directory, store, clock }: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'AdminDisableProviderForUser'>,
  call: Call,
): Promise<Output<'AdminDisableProviderForUser'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const now = clock.now();
  if (isLocal(input.User)) {
    const username = usernameIn('User', input.User);
    await store.write(transaction => takePassword(transaction, pool, username, now, call));
  } else {
    const identity = identityIn('User', input.User);
    await store.write(transaction => unlink(transaction, pool, identity, now, call));
  }
  return {};
}

async function takePassword(
  transaction: Transaction,
  pool: Pool,
  username: string,
  now: number,
  call: Call,
): Promise<void> {
  const user = await userOf(transaction, pool, username, call);
  await setCredential(transaction, user, { credential: undefined, status: 'EXTERNAL_PROVIDER', now });
  await endCode(transaction, { poolId: pool.id, sub: user.sub, purpose: 'reset' });
}

async function unlink(
  transaction: Transaction,
  pool: Pool,
  identity: IdentityName,
  now: number,
  call: Call,
): Promise<void> {
  const { provider, attribute, value } = identity;
  const sub = await findIdentity(transaction, pool.id, identity);
  if (sub === undefined) throw identityNotLinked({ provider, attribute, pool: pool.id });
  const user = await userOf(transaction, pool, sub, call);
  await dropIdentity(transaction, pool.id, identity);
  const rest = identitiesOf(user).filter(
    ({ providerName, userId }) => providerName !== provider || userId !== value,
  );
  const attributes = withIdentities(user.attributes, rest);
  await changeUser(transaction, pool, user, { ...user, attributes, modifiedAt: now });
}
