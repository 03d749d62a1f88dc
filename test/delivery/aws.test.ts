import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import { createDelivery } from '../../src/delivery/create-delivery.ts';
import { DeliveryFailed } from '../../src/delivery/delivery.ts';
import type { Message } from '../../src/pool/message.ts';

const closing: (() => void)[] = [];
after(() => {
  for (const close of closing) close();
});

process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE000000000';
process.env.AWS_SECRET_ACCESS_KEY = 'not-a-real-secret-key-of-anybody';

interface Taken {
  readonly path: string;
  readonly authorization: string;
  readonly body: string;
}

/** The network edge of AWS: takes requests and answers what it is told. */
async function awsEdge(status: number, answer: string, headers: Record<string, string> = {}) {
  const taken: Taken[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', part => {
      body += part;
    });
    request.on('end', () => {
      taken.push({ path: request.url ?? '', authorization: request.headers.authorization ?? '', body });
      response.writeHead(status, headers).end(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  // A TCP server's address is none of the other kinds.
  const { port } = server.address() as AddressInfo;
  return { taken, endpoint: `http://127.0.0.1:${port}` };
}

const mail: Message = {
  id: '0b2f0c80-0000-4000-8000-000000000001',
  medium: 'EMAIL',
  from: 'Phenom <noreply@thephenom.app>',
  replyTo: 'help@thephenom.app',
  configurationSet: 'resets',
  to: 'anna@example.com',
  subject: 'Zurücksetzen',
  html: '<p>123456</p>',
  text: '123456',
  poolId: 'us-east-1_AkG9mnbjA',
  clientId: undefined,
  trigger: 'CustomMessage_ForgotPassword',
  sentAt: 1_790_000_000_000,
};
const sms: Message = { ...mail, medium: 'SMS', to: '+15550001234', text: 'Your code is 123456' };
const region = 'eu-central-1';

async function failure(sending: Promise<void>): Promise<DeliveryFailed> {
  const error = await sending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof DeliveryFailed);
  return error;
}

describe('mail by SES', () => {
  test('carries sender, recipient, reply address, configuration set, subject, text and HTML, signed', async () => {
    const edge = await awsEdge(200, '{"MessageId":"1"}', { 'content-type': 'application/json' });
    const delivery = await createDelivery({
      mailbox: undefined,
      mail: { ses: { region, endpoint: edge.endpoint } },
      sms: undefined,
    });
    closing.push(delivery.close);
    await delivery.send(mail);
    await delivery.send(sms);
    assert.equal(edge.taken.length, 1);
    const [{ path, authorization, body } = { path: '', authorization: '', body: '{}' }] = edge.taken;
    assert.equal(path, '/v2/email/outbound-emails');
    assert.match(
      authorization,
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE000000000\/\d{8}\/eu-central-1\/ses\//,
    );
    assert.deepEqual(JSON.parse(body), {
      FromEmailAddress: 'Phenom <noreply@thephenom.app>',
      Destination: { ToAddresses: ['anna@example.com'] },
      ReplyToAddresses: ['help@thephenom.app'],
      ConfigurationSetName: 'resets',
      Content: {
        Simple: {
          Subject: { Data: 'Zurücksetzen', Charset: 'UTF-8' },
          Body: {
            Text: { Data: '123456', Charset: 'UTF-8' },
            Html: { Data: '<p>123456</p>', Charset: 'UTF-8' },
          },
        },
      },
    });
  });

  test('that SES refuses fails with its words, without the code', async () => {
    const edge = await awsEdge(
      400,
      '{"message":"Email address is not verified, said 123456 https://x.example/?code=123456"}',
      { 'content-type': 'application/json', 'x-amzn-errortype': 'MessageRejected' },
    );
    const delivery = await createDelivery({
      mailbox: undefined,
      mail: { ses: { region, endpoint: edge.endpoint } },
      sms: undefined,
    });
    closing.push(delivery.close);
    const { kind, server, reason } = await failure(delivery.send(mail));
    assert.deepEqual([kind, server], ['refused', edge.endpoint]);
    assert.equal(reason, 'MessageRejected: Email address is not verified, said (number) (link)');
    assert.equal(edge.taken.length, 1, 'it is tried once');
  });

  test('that cannot reach SES fails as unreachable', async () => {
    const delivery = await createDelivery({
      mailbox: undefined,
      mail: { ses: { region, endpoint: 'http://127.0.0.1:9' } },
      sms: undefined,
    });
    closing.push(delivery.close);
    assert.equal((await failure(delivery.send(mail))).kind, 'unreachable');
  });
});

describe('text messages by SNS', () => {
  const published =
    '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId>' +
    '</PublishResult><ResponseMetadata><RequestId>2</RequestId></ResponseMetadata></PublishResponse>';

  test('go to the phone number as transactional ones; mail does not', async () => {
    const edge = await awsEdge(200, published, { 'content-type': 'text/xml' });
    const delivery = await createDelivery({
      mailbox: undefined,
      mail: undefined,
      sms: { sns: { region, endpoint: edge.endpoint } },
    });
    closing.push(delivery.close);
    await delivery.send(sms);
    await delivery.send(mail);
    assert.equal(edge.taken.length, 1);
    const form = new URLSearchParams(edge.taken[0]?.body);
    assert.equal(form.get('Action'), 'Publish');
    assert.equal(form.get('PhoneNumber'), '+15550001234');
    assert.equal(form.get('Message'), 'Your code is 123456');
    assert.ok([...form.values()].includes('Transactional'));
  });
});
