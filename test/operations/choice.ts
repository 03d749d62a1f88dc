import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { choiceClient } from './choice-pools.ts';
import { codeFor, type Person } from './people.ts';
import type { Wire } from './wire.ts';

/** What InitiateAuth is asked for a choice-based sign-in. */
export function choose(
  USERNAME: string,
  parameters: Readonly<Record<string, string>> = {},
  ClientId: string = choiceClient.open,
) {
  return { ClientId, AuthFlow: 'USER_AUTH' as const, AuthParameters: { USERNAME, ...parameters } };
}

/** What RespondToAuthChallenge is asked. */
export function answer<C extends string>(
  ChallengeName: C,
  Session: string | undefined,
  ChallengeResponses: Readonly<Record<string, string>>,
  ClientId: string = choiceClient.open,
) {
  return { ClientId, ChallengeName, Session, ChallengeResponses };
}

/** Another code than that, of eight digits. */
export function wrongOtp(code: string): string {
  return code === '12345678' ? '87654321' : '12345678';
}

/** Asks for a code by mail, and reads it. */
export async function mailed(wire: Wire, who: Person, ClientId: string = choiceClient.open) {
  const asked = await wire.ok(
    'InitiateAuth',
    choose(who.name, { PREFERRED_CHALLENGE: 'EMAIL_OTP' }, ClientId),
  );
  return { asked, Session: asked.Session, code: await codeFor(wire, who) };
}

/** The SDK in front of a Lifeguard. */
export function sdkOf(
  { endpoint, region, credentials }: Wire,
  maxAttempts = 1,
): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({ endpoint, region, credentials, maxAttempts });
}
