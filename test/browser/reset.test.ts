import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ForgotPasswordCommand } from '@aws-sdk/client-cognito-identity-provider';
import { freshDatabase, type PostgresServer, postgresForTests } from '../../scripts/postgres.ts';
import { exampleClients } from './example-clients.ts';
import { choosePassword, followMail, success } from './reset-steps.ts';
import { signIn } from './sign-in.ts';
import { openStage, type Stage } from './stage.ts';

let postgres: PostgresServer;
after(() => postgres?.stop());

const engines = [
  { name: 'SQLite', open: () => openStage() },
  {
    name: 'PostgreSQL',
    open: async () => {
      postgres = await postgresForTests(process.env);
      return openStage(await freshDatabase(postgres.url));
    },
  },
];

for (const { name, open } of engines) {
  describe(`a password reset on ${name}, from the mail to the sign-in`, () => {
    let stage: Stage;
    /** The password that each user has now. */
    const passwords = new Map(exampleClients.map(({ username, password }) => [username, password]));
    before(async () => {
      stage = await open();
    });
    after(() => stage?.close());

    for (const [index, client] of exampleClients.entries()) {
      test(`comes back to ${client.name}`, () =>
        stage.visit(async visitor => {
          const { origin, sdk, mail, events } = stage.lifeguard;
          const { username, poolId, id: clientId } = client;
          const password = `Fresh-${index}-Start!`;

          await sdk.send(new ForgotPasswordCommand({ ClientId: clientId, Username: username }));
          const [newest] = await mail(username);
          const page = await followMail(visitor, origin, username);
          assert.equal(page.url(), `${origin}/reset-password/`, 'the address bar has no code');
          assert.equal(await page.inputValue('#username'), username);
          assert.equal(await page.inputValue('#code'), newest?.codes[0]);
          await choosePassword(page, password);
          await success(page);

          const [ConfirmationCode] = newest?.codes ?? [];
          assert.deepEqual(visitor.calls, [
            {
              endpoint: `${origin}/`,
              target: 'AWSCognitoIdentityProviderService.ConfirmForgotPassword',
              input: { ClientId: clientId, Username: username, ConfirmationCode, Password: password },
            },
          ]);
          const signInLink = page.getByRole('link', { name: 'Sign in' });
          assert.equal(await signInLink.isVisible(), client.signInUrl !== undefined);

          const account = { origin, poolId, clientId, username };
          const old = passwords.get(username) ?? '';
          passwords.set(username, password);
          await assert.rejects(signIn({ ...account, password: old }), { name: 'NotAuthorizedException' });
          assert.equal(await signIn({ ...account, password }), clientId);
          const [recorded] = await events({ operation: 'ConfirmForgotPassword', client: clientId });
          assert.deepEqual([recorded?.outcome, recorded?.poolId], ['ok', poolId]);
        }));
    }
  });
}
