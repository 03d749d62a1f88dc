import { addressTaken } from '../../causes/sign-up/address-taken.ts';
import { signUpClosed } from '../../causes/sign-up/sign-up-closed.ts';
import { usernameTaken } from '../../causes/sign-up/username-taken.ts';
import type { Input, Output } from '../../model/operation.ts';
import { makeSub } from '../../pool/sub.ts';
import type { User } from '../../pool/user.ts';
import type { Call } from '../call.ts';
import { clientOf } from '../find.ts';
import { findUser } from '../find-user.ts';
import { signUpSession } from '../first-factors/sign-up-session.ts';
import { checkPolicy, sealPassword } from '../new-password.ts';
import type { Ports } from '../ports.ts';
import { requireSecretHash } from '../secret-hash.ts';
import { sendCode } from '../send-code.ts';
import { saveNewUser } from '../users/new-user.ts';
import { newUsername } from '../users/new-username.ts';
import { allowsNoPassword } from '../users/passwordless.ts';
import { requireAttributes, writeAttributes } from '../users/write-attributes.ts';
import { signUpChannel } from './sign-up-channel.ts';
import { type PreSignUpAnswer, runPostConfirmation, runPreSignUp } from './sign-up-triggers.ts';

/**
 * Signs a new user up and sends a code to the address that the pool verifies. The user is there also
 * where the code could not be delivered (documented). The password may be left out where the pool
 * signs in by codes (documented).
 */
export async function SignUp(
  ports: Pick<
    Ports,
    'directory' | 'store' | 'seal' | 'clock' | 'random' | 'powers' | 'triggers' | 'delivery'
  >,
  input: Input<'SignUp'>,
  call: Call,
): Promise<Output<'SignUp'>> {
  const { store, random, clock } = ports;
  const { client, pool } = clientOf(ports.directory, input.ClientId, call);
  requireSecretHash(client, input.Username, input.SecretHash);
  call.trace.user = input.Username;
  if (pool.settings.AdminCreateUserConfig?.AllowAdminCreateUserOnly) throw signUpClosed({ pool: pool.id });
  const sub = makeSub(random);
  const { username, address } = newUsername(pool, input.Username, sub);
  const password = input.Password ?? (allowsNoPassword(pool) ? undefined : '');
  if (password !== undefined) checkPolicy(pool, input.Username, password, call.operation);
  const change = { pool, by: client, user: undefined, changes: input.UserAttributes ?? [] };
  const attributes = writeAttributes({ ...change, ...(address && { address }) });
  requireAttributes(pool, attributes);
  if (await store.read(query => findUser(query, pool, input.Username))) {
    throw address ? addressTaken({ attribute: address.Name }) : usernameTaken({ user: input.Username });
  }

  const clientMetadata = input.ClientMetadata;
  const request = { pool, client, username, attributes, validationData: input.ValidationData };
  const decided = await runPreSignUp(ports, 'PreSignUp_SignUp', { ...request, clientMetadata }, call);
  const now = clock.now();
  const user: User = {
    poolId: pool.id,
    sub,
    username,
    status: decided.confirm ? 'CONFIRMED' : 'UNCONFIRMED',
    enabled: true,
    attributes: { ...attributes, ...verification(attributes, decided) },
    credential: password === undefined ? undefined : await sealPassword(ports, pool.id, username, password),
    passwordSetAt: password === undefined ? undefined : now,
    signedOutAt: undefined,
    createdAt: now,
    modifiedAt: now,
  };
  // An alias that the trigger verifies moves to the new user (documented).
  await store.write(transaction => saveNewUser(transaction, pool, user, true, usernameTaken));

  if (decided.confirm) {
    const confirmed = { pool, client, user, clientMetadata };
    await runPostConfirmation(ports, 'PostConfirmation_ConfirmSignUp', confirmed, call);
    return { UserConfirmed: true, UserSub: sub };
  }
  const to = signUpChannel(pool, user);
  if (!to) return { UserConfirmed: false, UserSub: sub };
  const code = { purpose: 'sign-up', source: 'CustomMessage_SignUp' } as const;
  const details = await sendCode(ports, { pool, client, user, to, clientMetadata, ...code }, call);
  const session = signUpSession(ports, { pool, client, user }, 'SIGN_UP', to.attribute);
  return { UserConfirmed: false, UserSub: sub, CodeDeliveryDetails: details, ...session };
}

/** Each address says whether it is verified (observed). */
function verification(
  attributes: Readonly<Record<string, string>>,
  { verifyEmail, verifyPhone }: PreSignUpAnswer,
): Readonly<Record<string, string>> {
  return {
    ...(attributes.email && { email_verified: String(verifyEmail) }),
    ...(attributes.phone_number && { phone_number_verified: String(verifyPhone) }),
  };
}
