import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ForgotPasswordCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Browser } from 'playwright-core';
import { freshDatabase, type PostgresServer, postgresForTests } from '../../scripts/postgres.ts';
import { launchBrowser } from '../reset-page/browser.ts';
import { exampleClients } from './example-clients.ts';
import { choosePassword, followMail, success } from './reset-steps.ts';
import { type RunningLifeguard, runLifeguard } from './running-lifeguard.ts';
import { signIn } from './sign-in.ts';
import { visit } from './visitor.ts';

let browser: Browser;
let postgres: PostgresServer;
before(async () => {
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await postgres?.stop();
});

const engines = [
  { name: 'SQLite', database: async () => undefined },
  {
    name: 'PostgreSQL',
    database: async () => {
      postgres = await postgresForTests(process.env);
      return freshDatabase(postgres.url);
    },
  },
];

for (const { name: engine, database } of engines) {
  describe(`a password reset on ${engine}, from the mail to the sign-in`, () => {
    let lifeguard: RunningLifeguard;
    /** The password that each user has now. */
    const passwords = new Map(exampleClients.map(({ username, password }) => [username, password]));
    before(async () => {
      lifeguard = await runLifeguard(await database());
    });
    after(() => lifeguard?.remove());

    for (const [index, client] of exampleClients.entries()) {
      test(`comes back to ${client.name}`, async () => {
        const { origin, sdk } = lifeguard;
        const { username, poolId, id: clientId } = client;
        const password = `Fresh-${index}-Start!`;
        const visitor = await visit(browser);

        await sdk.send(new ForgotPasswordCommand({ ClientId: clientId, Username: username }));
        const [mail] = await lifeguard.mail(username);
        const page = await followMail(visitor, origin, username);
        assert.equal(page.url(), `${origin}/reset-password/`, 'the address bar has no code');
        assert.equal(await page.inputValue('#username'), username);
        assert.equal(await page.inputValue('#code'), mail?.codes[0]);
        await choosePassword(page, password);
        await success(page);

        assert.deepEqual(visitor.calls, [
          {
            endpoint: `${origin}/`,
            target: 'AWSCognitoIdentityProviderService.ConfirmForgotPassword',
            input: {
              ClientId: clientId,
              Username: username,
              ConfirmationCode: mail?.codes[0],
              Password: password,
            },
          },
        ]);
        const signInLink = page.getByRole('link', { name: 'Sign in' });
        assert.equal(await signInLink.isVisible(), client.signInUrl !== undefined);
        visitor.assertClean(origin);
        await visitor.leave();

        const account = { origin, poolId, clientId, username };
        const old = passwords.get(username) ?? '';
        passwords.set(username, password);
        await assert.rejects(signIn({ ...account, password: old }), { name: 'NotAuthorizedException' });
        assert.equal(await signIn({ ...account, password }), clientId);
        const [recorded] = await lifeguard.events({ operation: 'ConfirmForgotPassword', client: clientId });
        assert.deepEqual([recorded?.outcome, recorded?.poolId], ['ok', poolId]);
      });
    }
  });
}
