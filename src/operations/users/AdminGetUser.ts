import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import { userMfaView } from '../mfa/user-mfa-view.ts';
import type { Ports } from '../ports.ts';
import { attributeList, userFacts } from './user-view.ts';

/** A user with all its attributes, by username, alias or sub. */
export async function AdminGetUser(
  { directory, store }: Pick<Ports, 'directory' | 'store'>,
  input: Input<'AdminGetUser'>,
  call: Call,
): Promise<Output<'AdminGetUser'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const user = await store.read(query => userOf(query, pool, input.Username, call));
  return { ...userFacts(user), ...userMfaView(user), UserAttributes: attributeList(user) };
}
