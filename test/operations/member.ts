import type { Output } from '../../src/model/operation.ts';
import { attributesOf, listOf, newName, password, type TestPool } from './user-pools.ts';
import type { Wire } from './wire.ts';

/** A confirmed user who has signed in. */
export interface Member {
  /** The user as administrators name it. */
  readonly who: { readonly UserPoolId: string; readonly Username: string };
  readonly AccessToken: string;
  /** The user's attributes as they are now. */
  attributes(): Promise<Record<string, string>>;
}

/** Makes a confirmed user with those attributes and signs it in. */
export async function member(
  wire: Wire,
  { UserPoolId, ClientId }: TestPool,
  attributes: Readonly<Record<string, string>> = {},
  Username: string = newName(),
): Promise<Member> {
  const who = { UserPoolId, Username };
  const UserAttributes = listOf(attributes);
  await wire.ok('AdminCreateUser', { ...who, UserAttributes, MessageAction: 'SUPPRESS' });
  await wire.ok('AdminSetUserPassword', { ...who, Password: password, Permanent: true });
  const { AccessToken = '' } = (await signIn(wire, ClientId, Username)) ?? {};
  const read = () => wire.ok('AdminGetUser', who);
  return { who, AccessToken, attributes: async () => attributesOf((await read()).UserAttributes) };
}

/** Signs somebody in by password. */
export async function signIn(
  wire: Wire,
  ClientId: string,
  USERNAME: string,
): Promise<Output<'InitiateAuth'>['AuthenticationResult']> {
  const AuthParameters = { USERNAME, PASSWORD: password };
  const answer = await wire.ok('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId, AuthParameters });
  return answer.AuthenticationResult;
}
