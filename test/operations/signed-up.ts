import { codeFor } from './people.ts';
import { listOf, newClient, newName, password, poolFor } from './user-pools.ts';
import type { Shown, Wire } from './wire.ts';

export const missing: Shown = {
  type: 'UserNotFoundException',
  message: 'Username/client id combination not found.',
  cause: 'user-not-found-for-client',
};
export const disabled: Shown = {
  type: 'NotAuthorizedException',
  message: 'User is disabled.',
  cause: 'user-is-disabled',
};
export const limited: Shown = {
  type: 'LimitExceededException',
  message: 'Attempt limit exceeded, please try after some time.',
  cause: 'sign-up-attempts-exceeded',
};

/** Somebody who has signed up, with clients of the pool: one that tells who exists, one that hides it. */
export interface SignedUp {
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly hiding: string;
  readonly Username: string;
  readonly email: string;
  /** The code that was sent. */
  readonly ConfirmationCode: string;
}

/** Signs somebody up in the pool of that kind. */
export async function signedUp(wire: Wire, kind: 'plain' | 'addresses' = 'plain'): Promise<SignedUp> {
  const { UserPoolId, ClientId } = await poolFor(wire, kind);
  const hiding = await newClient(wire, { UserPoolId, PreventUserExistenceErrors: 'ENABLED' });
  const name = newName();
  const email = `${name}@example.com`;
  const Username = kind === 'addresses' ? email : name;
  const UserAttributes = listOf({ email });
  await wire.ok('SignUp', { ClientId, Username, Password: password, UserAttributes });
  return { UserPoolId, ClientId, hiding, Username, email, ConfirmationCode: await codeFor(wire, { email }) };
}
