import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Mailbox, openMailbox } from '../../src/delivery/mailbox.ts';
import { makeMasterKey } from '../../src/pool/master-key.ts';
import type { Message } from '../../src/pool/message.ts';
import type { Client, Pool, SigningKey } from '../../src/pool/pool.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { createSeal } from '../../src/pool/seal.ts';
import { createRecorder, type Recorder } from '../../src/recorder/recorder.ts';
import type { PagesContext, PoolsShown } from '../../src/server/pages/context.ts';
import { createPages } from '../../src/server/pages/pages.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

export const poolId = 'us-east-1_AkG9mnbjA';
export const otherPoolId = 'us-east-1_knEL7cqS3';
export const clientId = '2eq1vf0nvl5o3rha2vshm8j0mn';

const key: SigningKey = { kid: 'none', privatePem: 'none', publicJwk: {} };

export function examplePool(id: string, name: string): Pool {
  return {
    id,
    region: 'us-east-1',
    settings: {
      Id: id,
      Name: name,
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      LambdaConfig: { CustomMessage: 'arn:aws:lambda:us-east-1:123456789012:function:brand' },
      EmailConfiguration: { From: 'Phenom <noreply@thephenom.app>' },
    },
    local: { resetCodeBinding: 'client', resetRequestsPerHour: 5, resetAttemptsPerHour: 5, issuer: 'aws' },
    keys: { id: key, access: key },
    createdAt: 0,
    modifiedAt: 0,
  };
}

export function exampleClient(id: string, pool: string, name: string, secret?: string): Client {
  return {
    id,
    poolId: pool,
    settings: { ClientId: id, ClientName: name, UserPoolId: pool },
    secrets: secret === undefined ? [] : [{ value: secret, createdAt: 0 }],
    createdAt: 0,
    modifiedAt: 0,
  };
}

/** A directory of what it is given. */
export function fixedDirectory(pools: readonly Pool[], clients: readonly Client[]): PoolsShown {
  return {
    pool: id => pools.find(pool => pool.id === id),
    client: id => clients.find(client => client.id === id),
    pools: () => pools,
    clientsOf: id => clients.filter(client => client.poolId === id),
  };
}

let made = 0;

/** A mail, different from all others only in its id and what is given. */
export function mail(given: Partial<Message> = {}): Message {
  made += 1;
  return {
    id: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
    medium: 'EMAIL',
    from: 'Phenom <noreply@thephenom.app>',
    to: 'ada@example.com',
    subject: 'Reset your password',
    html: '<p>Your code is <b>123456</b>.</p><p><a href="https://app.example/reset-password/?code=123456&amp;cid=x">Reset</a></p>',
    text: 'Your code is 123456.\n\nReset (https://app.example/reset-password/?code=123456&cid=x)',
    poolId,
    clientId,
    trigger: 'CustomMessage_ForgotPassword',
    sentAt: Date.parse('2026-11-20T09:30:00Z'),
    ...given,
  };
}

/** The pages over a real HTTP server, with a store in memory. */
export interface PagesServer {
  readonly origin: string;
  readonly store: Store;
  readonly mailbox: Mailbox;
  readonly recorder: Recorder;
  /** Keeps messages as an operation does: in one transaction. */
  keep(...messages: readonly Message[]): Promise<void>;
  close(): Promise<void>;
}

export async function startPages(given: Partial<PagesContext> = {}): Promise<PagesServer> {
  const store = await openStore({ data: 'memory' });
  const mailbox = openMailbox(store, createSeal([makeMasterKey(systemRandom)], systemRandom));
  const recorder = createRecorder();
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a TCP port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const pages = createPages({
    stopping: new AbortController().signal,
    mailbox,
    recorder,
    directory: fixedDirectory(
      [examplePool(poolId, 'phenom-dev-local'), examplePool(otherPoolId, 'phenom-prod')],
      [exampleClient(clientId, poolId, 'phenom-dev-hasura-client-local')],
    ),
    store,
    origin,
    hosts: [],
    local: true,
    version: '0.0.0',
    testUsers: [{ poolId, username: 'test@example.com' }],
    readCauses: async () => () => undefined,
    ...given,
  });
  server.on('request', async (request, response) => {
    if (!(await pages(request, response))) response.writeHead(418).end();
  });
  return {
    origin,
    store,
    mailbox,
    recorder,
    keep: (...messages) =>
      store.write(async transaction => {
        for (const message of messages) await mailbox.keep(transaction, message);
      }),
    async close() {
      mailbox.close();
      server.closeAllConnections();
      server.close();
      await store.close();
    },
  };
}
