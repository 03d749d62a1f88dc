import { type CognitoIdentityProviderClient, SignUpCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { SignUpTrial } from './cognito-reads.ts';

/**
 * Signs up with a password of one character, where every policy asks for six at least. A pool that is closed says so
 * before it looks at the password (observed); one that is open refuses the password, so that nobody is created and no
 * message is sent.
 */
export async function trySignUp(
  client: CognitoIdentityProviderClient,
  ClientId: string,
  Username: string,
): Promise<SignUpTrial> {
  try {
    await client.send(new SignUpCommand({ ClientId, Username, Password: 'x' }));
    return 'taken as open';
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { name, message } = error;
    if (name === 'InvalidPasswordException') return 'taken as open';
    if (name === 'NotAuthorizedException' && /sign-?up is not permitted/i.test(message)) {
      return 'refused as closed';
    }
    if (name === 'NotAuthorizedException' || name === 'InvalidParameterException') {
      return { unclear: `${name}: ${message}` };
    }
    // A client that is not there, a firewall, throttling, no answer.
    throw error;
  }
}
