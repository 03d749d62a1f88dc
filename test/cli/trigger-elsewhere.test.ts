import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import { handlerFolder } from './trigger-handlers.ts';

const folder = handlerFolder();
const source = ['--source', 'PreSignUp_SignUp'];

/** What the function of each name answers: a status, an error code where it gives one, a body. */
const answers: Readonly<Record<string, readonly [status: number, code: string | undefined, body: string]>> = {
  gone: [404, undefined, '{"Message":"no such function"}'],
  forbidden: [403, 'AccessDeniedException', '{"Message":"who are you?"}'],
  down: [500, undefined, 'upstream is away'],
};

const asked: string[] = [];
const server = createServer((request, response) => {
  const name = request.url?.split('/')[3] ?? '';
  asked.push(name);
  const [status, code, body] = answers[name] ?? [400, undefined, ''];
  response.writeHead(status, code === undefined ? {} : { 'x-amzn-errortype': code }).end(body);
}).listen(0, '127.0.0.1');
await once(server, 'listening');
after(() => server.close());
// A TCP server's address is none of the other kinds.
const { port } = server.address() as AddressInfo;

const entry = (name: string) =>
  `  ${name}: { endpoint: 'http://127.0.0.1:${port}', functionName: ${name} }\n`;
folder.write(
  'pools.yaml',
  `regions: [us-east-1]\nfunctions:\n${Object.keys(answers).map(entry).join('')}` +
    'pools: [{ id: us-east-1_Check0001, name: staff, clients: [{ id: staff0client0of0checks0001, name: app }] }]\n',
);

describe('a function elsewhere that is not run, whatever the event', () => {
  const address = (name: string) => `http://127.0.0.1:${port}/2015-03-31/functions/${name}/invocations`;
  const rows: readonly (readonly [name: string, told: string])[] = [
    ['gone', 'Lambda knows no function of the name that the trigger has'],
    ['forbidden', 'AWS does not let the trigger function be invoked: 403 {"Message":"who are you?"}'],
  ];
  for (const [name, told] of rows) {
    for (const command of ['check', 'invoke']) {
      test(`is told once, with the reason and the address: ${command} ${name}`, async () => {
        asked.length = 0;
        const { code, said, complained } = await folder.trigger([command, name, ...source]);
        assert.deepEqual([code, said], [3, '']);
        assert.equal(complained, `${name} is not reached: ${told} (${address(name)})`);
        assert.deepEqual(asked, [name]);
      });
    }
  }

  test('is a finding where the refusal may pass, with what was answered', async () => {
    const { code, said } = await folder.trigger(['check', 'down', ...source]);
    assert.equal(code, 1);
    const told = 'Lambda answered the invocation of the trigger function with an error: 500 upstream is away';
    assert.ok(said.includes(`failure  ${told} (${address('down')})\n`), said);
  });
});

test('of an answer that JSON cannot hold, the reason is told', async () => {
  folder.write(
    'circle.mjs',
    'export const handler = async event => { event.response.self = event; return event; };',
  );
  const { code, said } = await folder.trigger(['check', 'circle.mjs', ...source]);
  assert.equal(code, 1);
  assert.match(
    said,
    /failure {2}The trigger function’s answer cannot be written as JSON: Converting circular/,
  );
});
