import { identityLinkedAlready } from '../../causes/providers/identity-linked-already.ts';
import { sourceUserIsLocal } from '../../causes/providers/source-user-is-local.ts';
import { sourceUserSignedUp } from '../../causes/providers/source-user-signed-up.ts';
import { tooManyIdentities } from '../../causes/providers/too-many-identities.ts';
import { userNotFound } from '../../causes/sign-in/user-not-found.ts';
import type { Input, Output } from '../../model/operation.ts';
import { type IdentityName, identitiesOf, linkedIdentity, withIdentities } from '../../pool/identities.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { addIdentity, findIdentity } from '../../store/linked-identities.ts';
import type { Query } from '../../store/store.ts';
import { foldName } from '../../store/user-names.ts';
import { changeUser, findUserByLogin } from '../../store/users.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { identityIn, isLocal, usernameIn } from './identity-name.ts';

/** As many identities as a user has at most (documented). */
const most = 5;

/**
 * Lets an identity of an external provider sign in to an account of the pool. The destination is a user of
 * the pool, or an identity that is linked to one (documented). Any provider is taken by its name.
 */
export async function AdminLinkProviderForUser(
  { directory, store, clock }: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'AdminLinkProviderForUser'>,
  call: Call,
): Promise<Output<'AdminLinkProviderForUser'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const { SourceUser: source } = input;
  if (isLocal(source)) throw sourceUserIsLocal({ provider: 'Cognito' });
  const identity = identityIn('SourceUser', source);
  const now = clock.now();
  await store.write(async transaction => {
    const user = await destination(transaction, pool, input.DestinationUser, call);
    await requireNoAccount(transaction, pool, identity);
    if (!(await addIdentity(transaction, user, identity))) {
      const linkedToDestination = (await findIdentity(transaction, pool.id, identity)) === user.sub;
      const { provider } = identity;
      throw identityLinkedAlready({ provider, destination: user.username, linkedToDestination });
    }
    const linked = identitiesOf(user);
    if (linked.length >= most) throw tooManyIdentities({ user: user.username, limit: most });
    const attributes = withIdentities(user.attributes, [...linked, linkedIdentity(identity, now)]);
    await changeUser(transaction, pool, user, { ...user, attributes, modifiedAt: now });
  });
  return {};
}

async function destination(
  query: Query,
  pool: Pool,
  given: Input<'AdminLinkProviderForUser'>['DestinationUser'],
  call: Call,
): Promise<User> {
  if (isLocal(given)) return userOf(query, pool, usernameIn('DestinationUser', given), call);
  // The destination's ProviderAttributeName is ignored (documented).
  const named = { ...given, ProviderAttributeName: 'Cognito_Subject' };
  const identity = identityIn('DestinationUser', named);
  const sub = await findIdentity(query, pool.id, identity);
  if (sub === undefined) throw userNotFound({ user: accountName(identity), pool: pool.id });
  return userOf(query, pool, sub, call);
}

/**
 * An identity with an account of its own, or whose account's name somebody has
 * taken, is not linked (observed).
 */
async function requireNoAccount(query: Query, pool: Pool, identity: IdentityName): Promise<void> {
  const account = await findUserByLogin(query, pool.id, foldName(pool, accountName(identity)));
  if (!account) return;
  const { provider } = identity;
  if (account.status !== 'EXTERNAL_PROVIDER') throw sourceUserIsLocal({ provider });
  throw sourceUserSignedUp({ provider, user: account.username });
}

/** The username of an identity that has signed in without being linked (observed). */
function accountName({ provider, value }: IdentityName): string {
  return `${provider}_${value}`;
}
