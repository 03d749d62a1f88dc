import { bothPool } from './sender-pools.ts';
import type { Wire } from './wire.ts';

let count = 0;

/** Names and addresses of somebody whom no other test knows. */
export function stranger() {
  count += 1;
  const addresses = { email: `sent${count}@example.com`, phone_number: `+1555020${1000 + count}` };
  return { name: `sent${count}`, password: `First-Password-${count}`, ...addresses };
}

/** A user with these verified addresses. */
export async function someone(wire: Wire, kinds: readonly Kind[] = ['email', 'phone_number']) {
  const user = stranger();
  const UserAttributes = attributesOf(user, kinds).concat(
    kinds.map(kind => ({ Name: `${kind}_verified`, Value: 'true' })),
  );
  const who = { UserPoolId: bothPool.id, Username: user.name };
  await wire.ok('AdminCreateUser', { ...who, UserAttributes, MessageAction: 'SUPPRESS' });
  await wire.ok('AdminSetUserPassword', { ...who, Password: user.password, Permanent: true });
  return { ...user, who };
}
/** What a code can be sent to. */
export type Kind = 'email' | 'phone_number';
/** Somebody, as the tests know them. */
export type User = ReturnType<typeof stranger>;

/** The addresses of those kinds, as the API takes them. */
export function attributesOf(user: User, kinds: readonly Kind[]) {
  return kinds.map(kind => ({ Name: kind as string, Value: user[kind] }));
}

/** Signs a user in with the password. */
export async function accessToken(wire: Wire, user: User): Promise<string> {
  const AuthParameters = { USERNAME: user.name, PASSWORD: user.password };
  const AuthFlow = 'USER_PASSWORD_AUTH';
  const signedIn = await wire.ok('InitiateAuth', { ClientId: bothPool.client, AuthFlow, AuthParameters });
  return signedIn.AuthenticationResult?.AccessToken ?? '';
}
