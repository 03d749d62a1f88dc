import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { handlerFolder } from './trigger-handlers.ts';

const { trigger, write } = handlerFolder();
const handler = resolve(import.meta.dirname, 'handlers/decrypts.mjs');
const madeUp = 'key/00000000-0000-4000-8000-000000000000';

describe('a custom sender gets codes that the AWS Encryption SDK decrypts, by a KMS keyring and a raw one', () => {
  test('as its trigger, without a pool', async () => {
    const keyArn = `arn:aws:kms:us-east-1:123456789012:${madeUp}`;
    const args = ['check', handler, '--trigger', 'CustomSMSSender', '--env', `KEY_ARN=${keyArn}`, '--json'];
    const { code, said } = await trigger(args);
    const { results } = JSON.parse(said);
    assert.equal(code, 0, said);
    const printed = new Map(
      results[0].sources.map(
        (source: { source: string; events: readonly { printed: readonly string[] }[] }) => [
          source.source,
          source.events[0]?.printed,
        ],
      ),
    );
    assert.deepEqual(printed.get('CustomSMSSender_ForgotPassword'), ['123456', '123456']);
    assert.deepEqual(printed.get('CustomSMSSender_AdminCreateUser'), ['Sample-123456', 'Sample-123456']);
  });

  test('as the sender of a pool, by the key of that pool', async () => {
    const arn = 'arn:aws:kms:eu-west-1:123456789012:key/own';
    const secret = Buffer.alloc(32, 7).toString('base64');
    write(
      'pools.yaml',
      `
regions: [eu-west-1]
functions:
  sender: { handler: '${handler}', environment: { KEY_ARN: '${arn}' } }
pools:
  - id: eu-west-1_Sender001
    name: staff
    senderKey: { arn: '${arn}', secret: '${secret}' }
    triggers: { CustomEmailSender: sender }
    clients: [{ id: staff0client0of0senders001, name: app }]
`,
    );
    const checked = await trigger(['check', 'sender', '--source', 'CustomEmailSender_SignUp']);
    assert.equal(checked.code, 0, checked.said + checked.complained);
    const source = 'CustomEmailSender_ForgotPassword';
    const { code, said } = await trigger(['invoke', 'sender', '--source', source, '--json']);
    assert.equal(code, 0, said);
    const { printed } = JSON.parse(said);
    assert.deepEqual(printed, ['123456', '123456']);
  });

  test('the key of a pool is not for a module that is tried, and is not shown where a function elsewhere prints it', async t => {
    const secret = Buffer.alloc(32, 9).toString('base64');
    const lambda = createServer((request, response) => {
      request.resume().on('end', () => {
        const log = Buffer.from(`the key is ${secret}`).toString('base64');
        response.writeHead(200, { 'x-amz-log-result': log }).end('null');
      });
    }).listen(0, '127.0.0.1');
    await once(lambda, 'listening');
    t.after(() => lambda.close());
    // A TCP server's address is none of the other kinds.
    const { port } = lambda.address() as AddressInfo;
    write(
      'prints-key.mjs',
      'export const handler = async () => console.log(process.env.LIFEGUARD_SENDER_KEY);',
    );
    const pool = (name: string) => `
  - id: eu-west-1_${name}
    name: ${name}
    senderKey: { arn: 'arn:aws:kms:eu-west-1:123456789012:key/own', secret: '${secret}' }
    triggers: { CustomEmailSender: ${name} }
    clients: [{ id: ${name.toLowerCase()}0client0of0senders0001, name: app }]`;
    write(
      'pools.yaml',
      `
regions: [eu-west-1]
functions:
  module: { handler: ./prints-key.mjs }
  elsewhere: { endpoint: 'http://127.0.0.1:${port}' }
pools:${pool('module')}${pool('elsewhere')}
`,
    );
    const source = 'CustomEmailSender_ForgotPassword';
    const printed = async (name: string) => {
      const { said } = await trigger(['invoke', name, '--source', source, '--json']);
      assert.ok(!said.includes(secret), said);
      return JSON.parse(said).printed.join('\n');
    };
    assert.match(await printed('module'), /^[\w+/]{43}=$/);
    assert.match(await printed('elsewhere'), /the key is •••/);
  });
});
