import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { cognitoAt } from '../../src/probe/cognito.ts';
import { openMailbox } from '../../src/probe/mailbox/open-mailbox.ts';
import { startLifeguard } from '../../src/testing/index.ts';
import { certificate, type Dovecot, startDovecot } from './dovecot.ts';
import { type SmtpHop, startSmtpHop } from './smtp-hop.ts';

const client = '7probeclient0000000000000a';
const ada = 'ada@example.com';

let dovecot: Dovecot;
let hop: SmtpHop;
before(async () => {
  dovecot = await startDovecot();
  hop = await startSmtpHop(dovecot.config);
});
after(async () => {
  await hop.close();
  await dovecot.close();
});

describe('a code that Lifeguard sends', () => {
  test('arrives by a mail server in an IMAP mailbox, and resets the password', async () => {
    await using lifeguard = await startLifeguard({
      pools: {
        regions: ['us-east-1'],
        resetPage: { url: 'https://app.example.com/reset-password' },
        mail: { smtp: { host: '127.0.0.1', port: hop.port, tls: 'none' } },
        functions: { mail: { handler: 'lifeguard:custom-message' } },
        pools: [
          {
            id: 'us-east-1_Probe0001',
            name: 'probe',
            mail: {
              sendingAccount: 'DEVELOPER',
              from: 'Phenom <noreply@example.com>',
              sourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
            },
            triggers: { CustomMessage: 'mail' },
            clients: [{ id: client, name: 'app', authFlows: ['ALLOW_USER_PASSWORD_AUTH'] }],
            users: [{ username: ada, email: ada, password: 'Local-Only-1234' }],
          },
        ],
      },
    });
    const mailbox = openMailbox(
      { imap: dovecot.entry(ada, { ca: certificate }) },
      { fetch, environment: {}, folder: '/', endpoint: undefined },
    );
    const patience = AbortSignal.timeout(30_000);
    await mailbox.prepare({ to: ada, clientId: client }, patience);
    const since = Date.now();
    const call = cognitoAt(`${lifeguard.endpoint}/`, fetch);
    await call('ForgotPassword', { ClientId: client, Username: ada });
    const received = await mailbox.receive({ to: ada, since, clientId: client }, patience);
    await mailbox.close();

    assert.equal(received?.from, 'Phenom <noreply@example.com>');
    assert.equal(received?.codes.length, 1);
    assert.equal(received?.clientId, client);
    assert.deepEqual(received?.remarks, []);
    const own = await lifeguard.mail.latest({ to: ada });
    assert.deepEqual(received?.links, own?.links);
    const [code] = received?.codes ?? [];
    const password = 'Another-One-5678';
    await call('ConfirmForgotPassword', {
      ClientId: client,
      Username: ada,
      ConfirmationCode: code,
      Password: password,
    });
    const signedIn = await call('InitiateAuth', {
      ClientId: client,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: ada, PASSWORD: password },
    });
    assert.ok(signedIn.AuthenticationResult);
  });
});
