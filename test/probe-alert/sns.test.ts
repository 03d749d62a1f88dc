import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { publishToSns } from '../../src/probe/alert/sns.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

const credentials = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'not-a-secret' };
let service: StandIn;
before(async () => {
  service = await startStandIn();
});
after(() => service.close());
beforeEach(() => service.reset());

const published =
  '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>';
const refused =
  '<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>User test@example.com may not</Message></Error></ErrorResponse>';

function publish(topic: string) {
  return publishToSns(credentials)({
    topic,
    endpoint: service.url,
    subject: 'Failing',
    message: 'all of it',
    attributes: { severity: 'page' },
    group: 'lifeguard/pool/client/reset',
    id: 'one',
  });
}

test('a topic gets the message by the SDK', async () => {
  service.answer({ status: 200, headers: { 'content-type': 'text/xml' }, body: published });
  await publish('arn:aws:sns:eu-west-1:123456789012:alerts');
  const sent = Object.fromEntries(new URLSearchParams(service.requests[0]?.body));
  assert.equal(sent.Action, 'Publish');
  assert.equal(sent.TopicArn, 'arn:aws:sns:eu-west-1:123456789012:alerts');
  assert.equal(sent.Subject, 'Failing');
  assert.equal(sent['MessageAttributes.entry.1.Value.StringValue'], 'page');
  assert.equal(sent.MessageGroupId, undefined);
  assert.match(service.requests[0]?.headers.authorization ?? '', /\/eu-west-1\/sns\/aws4_request/);
});

test('a FIFO topic gets the group too', async () => {
  service.answer({ status: 200, headers: { 'content-type': 'text/xml' }, body: published });
  await publish('arn:aws:sns:eu-west-1:123456789012:alerts.fifo');
  const sent = new URLSearchParams(service.requests[0]?.body);
  assert.equal(sent.get('MessageGroupId'), 'lifeguard/pool/client/reset');
  assert.equal(sent.get('MessageDeduplicationId'), 'one');
});

test('a refusal is told by its name alone', async () => {
  service.answer({ status: 403, headers: { 'content-type': 'text/xml' }, body: refused });
  await assert.rejects(publish('arn:aws:sns:eu-west-1:123456789012:alerts'), {
    name: 'NotTold',
    message: 'answered AuthorizationErrorException',
  });
});
