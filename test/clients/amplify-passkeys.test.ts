import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { choiceClient, choiceDescription, choicePoolId } from '../operations/choice-pools.ts';
import { type Person, person } from '../operations/people.ts';
import { startWire, type Wire } from '../operations/wire.ts';
import { launchBrowser } from '../reset-page/browser.ts';

type App = typeof import('./amplify-page.ts');

const done = { isSignedIn: true, nextStep: { signInStep: 'DONE' } };
const byChoice = { authFlowType: 'USER_AUTH' } as const;
const byPasskey = { ...byChoice, preferredChallenge: 'WEB_AUTHN' } as const;
let wire: Wire;
let site: Server;
let browser: Browser;
before(async () => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'amplify-page.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'app',
    platform: 'browser',
    write: false,
  });
  const html = '<!doctype html><title>An app</title><script src="/app.js"></script>';
  site = createServer(({ url }, response) => {
    const isScript = url === '/app.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? outputFiles[0]?.text : html);
  }).listen(0, 'localhost');
  await once(site, 'listening');
  wire = await startWire({ pools: choiceDescription });
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  site.close();
  await wire.stop();
});

/** Lets the page of the app do that, and gives what came of it. */
function app<N extends keyof App>(page: Page, name: N, ...parameters: Parameters<App[N]>) {
  return page.evaluate<Awaited<ReturnType<App[N]>>>(`app.${name}(...${JSON.stringify(parameters)})`);
}

/** Opens the app in a browser whose authenticator is made of software. */
async function openApp(): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  // It listens on a port, so its address is no pipe's.
  const { port } = site.address() as AddressInfo;
  await page.goto(`http://localhost:${port}/`);
  await app(page, 'open', choicePoolId, choiceClient.open, wire.endpoint);
  return page;
}

/** Opens the app, and registers a passkey of a new user, who signs out. */
async function withPasskey(): Promise<{ page: Page; anna: Person }> {
  const page = await openApp();
  const anna = await person(wire, { pool: choicePoolId });
  await app(page, 'signIn', { username: anna.name, password: anna.password });
  await app(page, 'associateWebAuthnCredential');
  await app(page, 'signOut');
  return { page, anna };
}

const start = (page: Page, { name: username }: Person, options: typeof byChoice = byPasskey) =>
  app(page, 'signIn', { username, options });

describe('Amplify in Chromium', () => {
  test('registers a passkey and signs in with it', async () => {
    const { page, anna } = await withPasskey();
    assert.deepEqual(await start(page, anna), done);
    assert.equal((await app(page, 'getCurrentUser')).username, anna.name);
  });

  test('signs in with a passkey that the user selects among the factors', async () => {
    const { page, anna } = await withPasskey();
    const { nextStep } = await start(page, anna, byChoice);
    assert.ok(nextStep.signInStep === 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION');
    assert.ok(nextStep.availableChallenges?.includes('WEB_AUTHN'));
    assert.deepEqual(await app(page, 'confirmSignIn', { challengeResponse: 'WEB_AUTHN' }), done);
  });

  test('lists passkeys and deletes them', async () => {
    const { page, anna } = await withPasskey();
    await start(page, anna);
    const { credentials } = await app(page, 'listWebAuthnCredentials');
    const [only] = credentials;
    assert.deepEqual([credentials.length, only?.relyingPartyId], [1, 'localhost']);
    // Amplify makes a date of the seconds that the service answers.
    const seconds = Number(new Date(String(only?.createdAt))) / 1000;
    assert.ok(Math.abs(seconds - wire.clock.now() / 1000) < 3_600, String(only?.createdAt));
    await app(page, 'deleteWebAuthnCredential', { credentialId: only?.credentialId ?? '' });
    assert.deepEqual((await app(page, 'listWebAuthnCredentials')).credentials, []);
    await app(page, 'signOut');
    const { nextStep } = await start(page, anna);
    assert.ok(nextStep.signInStep === 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION');
    assert.ok(!nextStep.availableChallenges?.includes('WEB_AUTHN'));
  });

  test('is told that the authenticator has a passkey of the user', async () => {
    const { page, anna } = await withPasskey();
    await start(page, anna);
    await assert.rejects(app(page, 'associateWebAuthnCredential'), /PasskeyAlreadyExists/);
  });

  test('keeps a session by refreshing it from the browser', async () => {
    const { page, anna } = await withPasskey();
    await start(page, anna);
    await app(page, 'fetchAuthSession', { forceRefresh: true });
    const { operation, outcome } = wire.events.last({ user: anna.name }) ?? {};
    assert.deepEqual([operation, outcome], ['GetTokensFromRefreshToken', 'ok']);
  });
});
