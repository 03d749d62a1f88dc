import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createHandler } from '../../lambdas/custom-message/handler.ts';

const handler = createHandler({ PASSWORD_RESET_URL: 'https://example.com/reset' }, () => {});
const response = { smsMessage: null, emailMessage: null, emailSubject: null };
const event = {
  version: '1',
  triggerSource: 'CustomMessage_ForgotPassword',
  userPoolId: 'us-east-1_n8gO6SbP6',
  callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: 'client' as string | null },
  request: { userAttributes: { email: 'a@b.c' } as Record<string, string> | null },
  response,
};

describe('the handler by itself', () => {
  test('another source: the same object, not a copy', async () => {
    const other = { ...event, triggerSource: 'CustomMessage_OfTomorrow' };
    assert.equal(await handler(other), other);
  });

  test('nothing to word: the same object too', async () => {
    const other = { ...event, request: { userAttributes: null } };
    assert.equal(await handler(other), other);
  });

  test('the event is not changed, and all but the response is given back', async () => {
    const answer = await handler(event);
    assert.deepEqual(event.response, response);
    assert.deepEqual({ ...answer, response }, event);
  });

  // The console's reset has null there.
  for (const clientId of [null, 'CLIENT_ID_NOT_APPLICABLE', '']) {
    test(`app client ${JSON.stringify(clientId)}: no cid`, async () => {
      const answer = await handler({ ...event, callerContext: { ...event.callerContext, clientId } });
      const { emailMessage } = answer.response;
      assert.match(String(emailMessage), /code=\{####\}&amp;email=a%40b\.c&amp;pid=us-east-1_n8gO6SbP6"/);
    });
  }
});
