/*
 * What a page of an app does with Amplify, bundled for a browser by amplify-passkeys.test.ts. There Amplify keeps its
 * tokens in localStorage.
 */
import { cognitoUserPoolsTokenProvider } from '@aws-amplify/auth/cognito';
import { Amplify } from '@aws-amplify/core';

export {
  associateWebAuthnCredential,
  confirmSignIn,
  deleteWebAuthnCredential,
  fetchAuthSession,
  getCurrentUser,
  listWebAuthnCredentials,
  signIn,
  signOut,
} from '@aws-amplify/auth';

/** Builds the app for that pool and client. */
export function open(userPoolId: string, userPoolClientId: string, userPoolEndpoint: string): void {
  const Auth = { Cognito: { userPoolId, userPoolClientId, userPoolEndpoint } };
  Amplify.configure({ Auth }, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } });
  cognitoUserPoolsTokenProvider.setAuthConfig(Auth);
}
