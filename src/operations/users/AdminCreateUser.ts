import { resendToConfirmedInvitee } from '../../causes/users/resend-to-confirmed-invitee.ts';
import { userExists } from '../../causes/users/user-exists.ts';
import type { Input, Output } from '../../model/operation.ts';
import { defaultPasswordPolicy, makePassword } from '../../pool/password-policy.ts';
import type { Pool } from '../../pool/pool.ts';
import { channelTo } from '../../pool/recovery.ts';
import { makeSub } from '../../pool/sub.ts';
import type { User } from '../../pool/user.ts';
import { setCredential } from '../../store/users.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { findUser, userOf } from '../find-user.ts';
import { checkPolicy, sealPassword } from '../new-password.ts';
import type { Ports } from '../ports.ts';
import { sendMessage } from '../send-message.ts';
import { runPreSignUp } from '../sign-up/sign-up-triggers.ts';
import { saveNewUser } from './new-user.ts';
import { newUsername } from './new-username.ts';
import { attributeList, type UserView, userFacts } from './user-view.ts';
import { writeAttributes } from './write-attributes.ts';

type CreatePorts = Pick<
  Ports,
  'directory' | 'store' | 'seal' | 'clock' | 'random' | 'powers' | 'triggers' | 'delivery'
>;
type CreateInput = Input<'AdminCreateUser'>;

/**
 * Creates a user with a temporary password and sends the invitation, or sends it again. The invitation goes by the
 * mediums that the call names, SMS where it names none (documented), as far as the user has them.
 */
export async function AdminCreateUser(
  ports: CreatePorts,
  input: CreateInput,
  call: Call,
): Promise<Output<'AdminCreateUser'>> {
  const pool = poolOf(ports.directory, input.UserPoolId, call);
  call.trace.user = input.Username;
  const policy = pool.settings.Policies?.PasswordPolicy ?? defaultPasswordPolicy;
  const password = input.TemporaryPassword ?? makePassword(policy, ports.random);
  checkPolicy(pool, input.Username, password, 'Password did not conform with password policy');
  const user =
    input.MessageAction === 'RESEND'
      ? await renew(ports, pool, input, password, call)
      : await create(ports, pool, input, password, call);
  if (input.MessageAction !== 'SUPPRESS') await invite(ports, pool, user, input, password, call);
  return { User: view(user) };
}

async function create(
  ports: CreatePorts,
  pool: Pool,
  input: CreateInput,
  password: string,
  call: Call,
): Promise<User> {
  const { store, random, clock } = ports;
  const sub = makeSub(random);
  const named = newUsername(pool, input.Username, sub);
  const attributes = writeAttributes({
    pool,
    before: undefined,
    changes: [...(input.UserAttributes ?? []), ...named.attributes],
    by: 'admin',
  });
  if (await store.read(query => findUser(query, pool, input.Username))) {
    throw userExists({ user: input.Username });
  }
  const { username } = named;
  const asked = { pool, client: undefined, username, attributes, validationData: input.ValidationData };
  const metadata = input.ClientMetadata;
  await runPreSignUp(ports, 'PreSignUp_AdminCreateUser', { ...asked, clientMetadata: metadata }, call);
  const credential = await sealPassword(ports, pool.id, username, password);
  const now = clock.now();
  const user: User = {
    poolId: pool.id,
    sub,
    username,
    status: 'FORCE_CHANGE_PASSWORD',
    enabled: true,
    attributes,
    credential,
    passwordSetAt: now,
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
  const user = await store.read(query => userOf(query, pool, input.Username, call));
  const { status, username } = user;
  if (status !== 'FORCE_CHANGE_PASSWORD') throw resendToConfirmedInvitee({ user: username, status });
  const credential = await sealPassword(ports, pool.id, username, password);
  const now = clock.now();
  await store.write(transaction => setCredential(transaction, user, { credential, status, now }));
  return { ...user, credential, passwordSetAt: now, modifiedAt: now };
}

async function invite(
  ports: CreatePorts,
  pool: Pool,
  user: User,
  input: CreateInput,
  password: string,
  call: Call,
): Promise<void> {
  const mediums = input.DesiredDeliveryMediums ?? ['SMS'];
  for (const medium of mediums) {
    const to = channelTo(user, medium === 'EMAIL' ? 'email' : 'phone_number');
    if (!to) continue;
    const message = await sendMessage(
      ports,
      {
        pool,
        client: undefined,
        user,
        source: 'CustomMessage_AdminCreateUser',
        to,
        code: password,
        clientMetadata: input.ClientMetadata,
      },
      call,
    );
    await ports.store.write(transaction => ports.delivery.keep(transaction, message));
  }
}

function view(user: User): UserView {
  return { ...userFacts(user), Attributes: attributeList(user) };
}
