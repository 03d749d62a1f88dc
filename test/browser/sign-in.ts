import { identity } from '../clients/identity.ts';

const { AuthenticationDetails, CognitoUser, CognitoUserPool } = identity;

/** Whom somebody signs in as, and where. */
export interface SignIn {
  readonly origin: string;
  readonly poolId: string;
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
}

/**
 * Signs in by SRP with the library that web apps use, and gives the client that the id token is for.
 *
 * @throws the service's error, whose name is its type
 */
export function signIn({ origin, poolId, clientId, username, password }: SignIn): Promise<unknown> {
  const pool = new CognitoUserPool({ UserPoolId: poolId, ClientId: clientId, endpoint: `${origin}/` });
  const user = new CognitoUser({ Username: username, Pool: pool });
  return new Promise((resolve, reject) => {
    user.authenticateUser(new AuthenticationDetails({ Username: username, Password: password }), {
      onSuccess: session => resolve(session.getIdToken().decodePayload().aud),
      onFailure: reject,
      newPasswordRequired: () => reject(new Error('a new password is asked for')),
    });
  });
}
