import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { parsePools } from '../../src/config/load-pools.ts';
import { type RunningService, startService } from '../../src/server/service.ts';
import { type WatchingTap, watchingTap } from './watching-tap.ts';

const [clientA, clientB] = ['1webwebwebwebwebwebwebwebw', '2appappappappappappappappa'];
const user = 'anna@example.com';
const pools = `
regions: [us-east-1]
credentials: [{ accessKeyId: AKIATRAPTRAPTRAPTRAP, secretAccessKey: a-secret-of-the-trap }]
pools:
  - id: us-east-1_Trap12345
    name: trap
    usernameAttributes: [email]
    usernamesCaseSensitive: false
    clients:
      - { id: ${clientA}, name: phenom-web }
      - { id: ${clientB}, name: phenom-app }
    users: [{ username: ${user}, email: ${user}, password: First-Password-1 }]
`;

/*
 * Where others could reach it, a Lifeguard tells no cause: like Cognito it only says that the code expired.
 */
let service: RunningService;
let endpoint: string;
before(async () => {
  const loaded = parsePools(pools, { file: 'pools.yaml', directory: '.', environment: {} });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const place = { port: 0, host: '0.0.0.0', data: 'memory', store: undefined, masterKeys: undefined };
  service = await startService({ config: loaded.pools, ...place, log: () => {} });
  endpoint = service.origin.replace('0.0.0.0', '127.0.0.1');
});
after(() => service.stop());

const sdk = (tap: WatchingTap) => {
  const client = new CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint: tap.origin,
    credentials: { accessKeyId: 'AKIATRAPTRAPTRAPTRAP', secretAccessKey: 'a-secret-of-the-trap' },
    maxAttempts: 1,
  });
  return { client, [Symbol.dispose]: () => client.destroy() };
};

const newestCode = async () => {
  const [message] = await service.mailbox.list({ limit: 1 });
  return /\b\d{6}\b/.exec(message?.text ?? '')?.[0] ?? '';
};

describe('the trap, through a tap in front of a service that tells no cause', () => {
  const rows = [
    { name: 'with names from pools.yaml', names: { [clientA]: 'phenom-web', [clientB]: 'phenom-app' } },
    { name: 'with nothing known but the calls', names: {} },
  ] as const;
  for (const { name, names } of rows) {
    test(name, async () => {
      await using tap = await watchingTap(endpoint, { names });
      using app = sdk(tap);
      await app.client.send(new ForgotPasswordCommand({ ClientId: clientA, Username: user }));
      const code = await newestCode();
      const submit = (ClientId: string, Username = user) =>
        app.client.send(
          new ConfirmForgotPasswordCommand({
            ClientId,
            Username,
            ConfirmationCode: code,
            Password: `Other-Password-${code}`,
          }),
        );
      await assert.rejects(submit(clientB), { name: 'ExpiredCodeException' });
      const { cause, error } = await tap.newest('ConfirmForgotPassword', 'failed');
      assert.equal(error?.message, 'Invalid code provided, please request a code again.');
      assert.equal(cause?.id, 'code-issued-to-another-client');
      assert.equal(cause.from, 'pairs');
      assert.deepEqual(cause.facts, { issuedTo: clientA, submittedBy: clientB });
      const said = (id: string) => {
        const known: Readonly<Record<string, string>> = names;
        return known[id] === undefined ? `client ${id}` : `${known[id]} (${id})`;
      };
      assert.ok(
        cause.says.startsWith(`This code was issued to ${said(clientA)}; ${said(clientB)} submitted it.`),
        cause.says,
      );
      assert.ok(!JSON.stringify(tap.calls).includes(code));
      assert.ok(!JSON.stringify(tap.calls).includes(user));

      // The other way about: its own client has it taken, and a second time it is used up.
      await submit(clientA, user.toUpperCase());
      await tap.newest('ConfirmForgotPassword', 'ok');
      await assert.rejects(submit(clientA), { name: 'ExpiredCodeException' });
      const again = await tap.newest('ConfirmForgotPassword', 'failed');
      assert.equal(again.cause?.id, 'code-already-used');
    });
  }
});
