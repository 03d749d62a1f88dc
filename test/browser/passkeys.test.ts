import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { api } from '../../src/model/api.ts';
import { choiceClient, choiceDescription, choicePoolId, strongPoolId } from '../operations/choice-pools.ts';
import { withToken } from '../operations/mfa-pools.ts';
import { type Person, person } from '../operations/people.ts';
import { startWire, type Wire } from '../operations/wire.ts';
import { launchBrowser } from '../reset-page/browser.ts';

const script = readFileSync(join(import.meta.dirname, 'passkeys-page.js'), 'utf8');

let wire: Wire;
let site: Server;
let browser: Browser;
before(async () => {
  wire = await startWire({ pools: choiceDescription });
  site = createServer((_, response) => {
    response
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html><title>An app</title><script>${script}</script>`);
  }).listen(0, 'localhost');
  await once(site, 'listening');
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  site.close();
  await wire.stop();
});

/** Opens a page of an app on http://localhost, in a browser whose authenticator is made of software. */
async function openPage(isUserVerified: boolean): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  });
  // It listens on a port, so its address is no pipe's.
  const { port } = site.address() as AddressInfo;
  await page.goto(`http://localhost:${port}/`);
  return page;
}

/** Runs a function of the page's script. */
function run(
  page: Page,
  name: 'register' | 'signIn',
  given: object,
): Promise<{ type?: string; challenge?: string }> {
  const told = { endpoint: wire.endpoint, target: api.targetPrefix, ...given };
  return page.evaluate(`${name}(${JSON.stringify(told)})`);
}

/** Registers a passkey, by the page alone. */
async function register(page: Page, AccessToken: string): Promise<void> {
  await run(page, 'register', { AccessToken });
}

/** Signs in with a passkey, by the page alone; gives what came of it. */
function signIn(page: Page, who: Person, ClientId: string): ReturnType<typeof run> {
  return run(page, 'signIn', { ClientId, USERNAME: who.name });
}

async function accessToken(who: Person, ClientId: string): Promise<string> {
  const { AuthenticationResult } = await wire.ok('InitiateAuth', {
    ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: who.name, PASSWORD: who.password },
  });
  return AuthenticationResult?.AccessToken ?? '';
}

describe('a passkey in Chromium', () => {
  test('is registered and signs in, twice', async () => {
    const page = await openPage(true);
    const anna = await person(wire, { pool: choicePoolId });
    const AccessToken = await accessToken(anna, choiceClient.open);
    await register(page, AccessToken);
    const { Credentials } = await wire.ok('ListWebAuthnCredentials', { AccessToken });
    assert.deepEqual(
      Credentials?.map(({ AuthenticatorAttachment, AuthenticatorTransports, RelyingPartyId }) => [
        AuthenticatorAttachment,
        AuthenticatorTransports,
        RelyingPartyId,
      ]),
      [['platform', ['internal'], 'localhost']],
    );
    for (const _ of [1, 2]) assert.equal((await signIn(page, anna, choiceClient.open)).type, 'Bearer');
  });

  test('is not made twice by one authenticator', async () => {
    const page = await openPage(true);
    const anna = await person(wire, { pool: choicePoolId });
    const AccessToken = await accessToken(anna, choiceClient.open);
    await register(page, AccessToken);
    await assert.rejects(register(page, AccessToken), /InvalidStateError/);
  });

  test('does not sign in after it was deleted', async () => {
    const page = await openPage(true);
    const anna = await person(wire, { pool: choicePoolId });
    const AccessToken = await accessToken(anna, choiceClient.open);
    await register(page, AccessToken);
    const { Credentials } = await wire.ok('ListWebAuthnCredentials', { AccessToken });
    const CredentialId = Credentials?.[0]?.CredentialId;
    await wire.ok('DeleteWebAuthnCredential', { AccessToken, CredentialId });
    await assert.rejects(signIn(page, anna, choiceClient.open));
  });

  test('stands for both factors where the user was verified and wants it', async () => {
    const page = await openPage(true);
    const anna = await person(wire, { pool: strongPoolId });
    await register(page, await accessToken(anna, choiceClient.strong));
    await withToken(wire, { id: strongPoolId, client: choiceClient.strong }, anna);
    const who = { UserPoolId: strongPoolId, Username: anna.name };
    const on = { Enabled: true };
    const both = { SoftwareTokenMfaSettings: on, WebAuthnMfaSettings: on };
    await wire.ok('AdminSetUserMFAPreference', { ...who, ...both });
    assert.equal((await signIn(page, anna, choiceClient.strong)).type, 'Bearer');
  });
});
