import assert from 'node:assert/strict';
import { type Authenticator, authenticator } from './authenticator.ts';
import { answer, choose } from './choice.ts';
import { choiceClient, choicePoolId } from './choice-pools.ts';
import { type Person, person } from './people.ts';
import type { Wire } from './wire.ts';

const { open } = choiceClient;

/** The relying party of the pools. */
export const rpId = 'localhost';

/** Signs in with a password; gives the access token. */
export async function signedIn(wire: Wire, who: Person, ClientId: string = open): Promise<string> {
  const { AuthenticationResult } = await wire.ok('InitiateAuth', {
    ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: who.name, PASSWORD: who.password },
  });
  return AuthenticationResult?.AccessToken ?? '';
}

/** Options are JSON of any form on the wire. */
export interface CreationOptions {
  readonly challenge: string;
  readonly rp: object;
  readonly user: { readonly id: string; readonly name: string };
  readonly authenticatorSelection: object;
  readonly excludeCredentials: readonly object[];
  readonly pubKeyCredParams: readonly object[];
}

/** What StartWebAuthnRegistration tells the browser. */
export async function start(wire: Wire, AccessToken: string): Promise<CreationOptions> {
  const { CredentialCreationOptions } = await wire.ok('StartWebAuthnRegistration', { AccessToken });
  return JSON.parse(JSON.stringify(CredentialCreationOptions));
}

/** Registers a passkey of that authenticator. */
export async function register(wire: Wire, AccessToken: string, device: Authenticator): Promise<void> {
  const { challenge } = await start(wire, AccessToken);
  await wire.ok('CompleteWebAuthnRegistration', {
    AccessToken,
    Credential: device.register({ challenge, rpId }),
  });
}

/** A user with a passkey; no access token is left. */
export async function withPasskey(
  wire: Wire,
  { pool = choicePoolId as string, client = open as string } = {},
) {
  const anna = await person(wire, { pool });
  const device = authenticator();
  await register(wire, await signedIn(wire, anna, client), device);
  return { anna, device };
}

/** Asks for a proof, and gives the options for it. */
export async function ask(wire: Wire, who: Person, client: string = open) {
  const asked = await wire.ok('InitiateAuth', choose(who.name, { PREFERRED_CHALLENGE: 'WEB_AUTHN' }, client));
  assert.equal(asked.ChallengeName, 'WEB_AUTHN');
  return {
    Session: asked.Session,
    options: JSON.parse(asked.ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? ''),
  };
}

/** An answer to WEB_AUTHN. */
export const proof = (who: Person, Session: string | undefined, CREDENTIAL: string, client: string = open) =>
  answer('WEB_AUTHN', Session, { USERNAME: who.name, CREDENTIAL }, client);
