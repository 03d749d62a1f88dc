import assert from 'node:assert/strict';
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
});
