import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, createServer, get, type Server } from 'node:http';
import { connect } from 'node:net';
import { describe, test } from 'node:test';
import { listen, stopListening } from '../../src/server/listen.ts';

/** What a browser or an SDK has open when the service stops. */
const left: readonly [name: string, open: (origin: URL) => Promise<unknown>][] = [
  ['nothing', async () => {}],
  [
    'a connection that has asked for nothing yet',
    async ({ hostname, port }) => once(connect(Number(port), hostname), 'connect'),
  ],
  [
    'a connection that has its answer and is kept',
    async origin => {
      const [response] = await once(get(origin, { agent: new Agent({ keepAlive: true }) }), 'response');
      response.resume();
      await once(response, 'end');
    },
  ],
];

/** Far below what calls in flight are waited for. */
const timeout = 10_000;

async function started(answer: Parameters<Server['on']>[1]): Promise<{ server: Server; origin: URL }> {
  const server = createServer().on('request', answer);
  return { server, origin: new URL(await listen(server, { port: 0, host: '127.0.0.1' })) };
}

describe('a server that stops', () => {
  for (const [name, open] of left) {
    test(`waits for nobody: ${name}`, { timeout }, async () => {
      const { server, origin } = await started((_, response) => response.end('yes'));
      await open(origin);
      await stopListening(server);
      assert.equal(server.listening, false);
    });
  }

  test('waits for the answer of a call in flight, and for no longer', { timeout }, async () => {
    const asked = Promise.withResolvers<void>();
    const mayAnswer = Promise.withResolvers<void>();
    const { server, origin } = await started(async (_, response) => {
      asked.resolve();
      await mayAnswer.promise;
      response.end('yes');
    });
    const answer = fetch(origin).then(response => response.text());
    await asked.promise;
    const stopped = stopListening(server);
    mayAnswer.resolve();
    assert.equal(await answer, 'yes');
    await stopped;
  });
});
