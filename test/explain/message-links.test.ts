import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { explained } from './explained.ts';

/*
 * The links in what a CustomMessage function has answered: their client is held against the one whose call the message
 * answers.
 */

const client = '6sjjnkaeagnqgkmbl1mr5rtfsr';
const other = '73q703cql980nrvq554a6sta54';
const pool = 'us-east-1_n8gO6SbP6';
const link = `https://www.example.com/reset-password?code={####}&email=joe%40example.com&cid=${client}&pid=${pool}`;
const html = (address: string) => `<p><a href="${address.replaceAll('&', '&amp;')}">Reset</a></p>`;

function answered(response: object, clientId: string | null = client): string {
  return JSON.stringify({
    version: '1',
    triggerSource: 'CustomMessage_ForgotPassword',
    region: 'us-east-1',
    userPoolId: pool,
    userName: 'joe',
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId },
    request: {
      userAttributes: { email: 'joe@example.com' },
      codeParameter: '{####}',
      linkParameter: '{##Click Here##}',
      usernameParameter: null,
    },
    response: { emailSubject: 'Reset', emailMessage: null, smsMessage: null, ...response },
  });
}

describe('a link in the answer of CustomMessage', () => {
  const wrong = 'link-names-wrong-client';
  const without = 'link-without-client';
  const named = `The link names client ${client}; the call that its message answers was sent by ${other}.`;
  const rows: Readonly<
    Record<string, readonly [response: object, asked: string | null, cause?: string, says?: string]>
  > = {
    'for the client that asked': [{ emailMessage: html(link) }, client],
    'for another client than asked': [{ emailMessage: html(link) }, other, wrong, named],
    'in a text message, for another client than asked': [
      { smsMessage: `Reset: ${link}.` },
      other,
      wrong,
      named,
    ],
    'in a mail without a tag, for another client than asked': [
      { emailMessage: `Reset: ${link.replaceAll('&', '&amp;')}` },
      other,
      wrong,
      named,
    ],
    'of another pool': [
      { emailMessage: html(link.replace(pool, 'us-east-1_Another01')) },
      client,
      wrong,
      `The link names pool us-east-1_Another01; its message is of pool ${pool}.`,
    ],
    'for null': [
      { emailMessage: html(link.replace(client, 'null')) },
      client,
      without,
      'The link names no client: its cid is null.',
    ],
    'for what an administrator’s call has in the place of a client': [
      { emailMessage: html(link.replace(client, 'CLIENT_ID_NOT_APPLICABLE')) },
      'CLIENT_ID_NOT_APPLICABLE',
      without,
      'The link names no client: its cid is CLIENT_ID_NOT_APPLICABLE.',
    ],
    'for a client of the function’s choice, where an administrator’s call has none': [
      { emailMessage: html(link) },
      'CLIENT_ID_NOT_APPLICABLE',
    ],
    'for a client of the function’s choice, where the console has none': [{ emailMessage: html(link) }, null],
    'beside one to somewhere else': [
      { emailMessage: `${html(link)}${html('https://www.example.com/help?topic=1')}` },
      client,
    ],
  };
  for (const [what, [response, asked, cause, says]] of Object.entries(rows)) {
    test(what, async () => {
      const { findings } = await explained([answered(response, asked)]);
      const [first] = findings.flatMap(({ causes }) =>
        causes.map(({ id, confidence, evidence }) => [id, confidence, evidence.map(one => one.says)]),
      );
      assert.deepEqual(first, cause === undefined ? undefined : [cause, 'certain', [says]]);
    });
  }
});
