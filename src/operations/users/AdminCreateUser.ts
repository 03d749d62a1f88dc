import { addressTaken } from '../../causes/sign-up/address-taken.ts';
import { resendToConfirmedInvitee } from '../../causes/users/resend-to-confirmed-invitee.ts';
import { userExists } from '../../causes/users/user-exists.ts';
import type { Input, Output } from '../../model/operation.ts';
import { makePassword, passwordPolicyOf } from '../../pool/password-policy.ts';
import type { Pool } from '../../pool/pool.ts';
import { makeSub } from '../../pool/sub.ts';
import type { User } from '../../pool/user.ts';
import { setCredential } from '../../store/users.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { findUser, userOf } from '../find-user.ts';
import { checkPolicy, sealPassword } from '../new-password.ts';
import type { Ports } from '../ports.ts';
import { runPreSignUp } from '../sign-up/sign-up-triggers.ts';
import { invitationChannels, sendInvitation } from './invitation.ts';
import { saveNewUser } from './new-user.ts';
import { newUsername } from './new-username.ts';
import { needsNoPassword } from './passwordless.ts';
import { attributeList, userFacts } from './user-view.ts';
import { writeAttributes } from './write-attributes.ts';

type CreatePorts = Pick<
  Ports,
  'directory' | 'store' | 'seal' | 'clock' | 'random' | 'powers' | 'triggers' | 'delivery'
>;
type CreateInput = Input<'AdminCreateUser'>;

/**
 * Creates a user with a temporary password and sends the invitation, or sends it again with a new password.
 */
export async function AdminCreateUser(
  ports: CreatePorts,
  input: CreateInput,
  call: Call,
): Promise<Output<'AdminCreateUser'>> {
  const pool = poolOf(ports.directory, input.UserPoolId, call);
  call.trace.user = input.Username;
  const password = input.TemporaryPassword ?? makePassword(passwordPolicyOf(pool), ports.random);
  checkPolicy(pool, input.Username, password, call.operation);
  const resend = input.MessageAction === 'RESEND';
  const user = await (resend ? renew : create)(ports, pool, input, password, call);
  const channels = invitationChannels(input, user);
  const invitation = { pool, user, channels, clientMetadata: input.ClientMetadata };
  await sendInvitation(ports, { ...invitation, password: user.credential && password }, call);
  return { User: { ...userFacts(user), Attributes: attributeList(user) } };
}

/**
 * Required attributes may be missing: the user is asked for them when it replaces the password (documented).
 * Without TemporaryPassword, who can sign in by a code has no password and is confirmed (observed for mail).
 */
async function create(
  ports: CreatePorts,
  pool: Pool,
  input: CreateInput,
  password: string,
  call: Call,
): Promise<User> {
  const { store, random, clock } = ports;
  const sub = makeSub(random);
  const { username, address } = newUsername(pool, input.Username, sub);
  const changes = input.UserAttributes ?? [];
  const attributes = writeAttributes({
    pool,
    by: 'admin',
    user: undefined,
    changes,
    ...(address && { address }),
  });
  invitationChannels(input, { attributes });
  if (await store.read(query => findUser(query, pool, input.Username))) {
    throw address ? addressTaken({ attribute: address.Name }) : userExists({ user: input.Username });
  }
  const { ValidationData: validationData, ClientMetadata: clientMetadata } = input;
  const asked = { pool, client: undefined, username, attributes, validationData, clientMetadata };
  await runPreSignUp(ports, 'PreSignUp_AdminCreateUser', asked, call);
  const isConfirmed = input.TemporaryPassword === undefined && needsNoPassword(pool, attributes);
  const credential = isConfirmed ? undefined : await sealPassword(ports, pool.id, username, password);
  const now = clock.now();
  const user: User = {
    poolId: pool.id,
    sub,
    username,
    status: isConfirmed ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
    enabled: true,
    attributes,
    credential,
    passwordSetAt: isConfirmed ? undefined : now,
    signedOutAt: undefined,
    createdAt: now,
    modifiedAt: now,
  };
  const force = input.ForceAliasCreation === true;
  await store.write(transaction => saveNewUser(transaction, pool, user, force, userExists));
  return user;
}

/** RESEND: a new temporary password for who has not replaced the first. */
async function renew(
  ports: CreatePorts,
  pool: Pool,
  input: CreateInput,
  password: string,
  call: Call,
): Promise<User> {
  const { store, clock } = ports;
  const status = 'FORCE_CHANGE_PASSWORD';
  const found = await store.read(query => userOf(query, pool, input.Username, call));
  const credential = await sealPassword(ports, pool.id, found.username, password);
  const now = clock.now();
  return store.write(async transaction => {
    const user = await userOf(transaction, pool, found.sub, call);
    if (user.status !== status) throw resendToConfirmedInvitee({ user: user.username, status: user.status });
    invitationChannels(input, user);
    await setCredential(transaction, user, { credential, status, now });
    return { ...user, credential, passwordSetAt: now, modifiedAt: now };
  });
}
