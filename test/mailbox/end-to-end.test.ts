import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { cognitoAt } from '../../src/probe/cognito.ts';
import { openMailbox } from '../../src/probe/mailbox/open-mailbox.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/index.ts';
import type { PoolsDescription } from '../../src/testing/pools-description.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { certificate, type Dovecot, startDovecot } from './dovecot.ts';
import { type SmtpHop, startSmtpHop } from './smtp-hop.ts';

const client = '7probeclient0000000000000a';
const other = '7probeclient0000000000000b';
const ada = 'ada@example.com';
const bob = 'bob@example.com';
const password = 'Local-Only-1234';
const folder = mkdtempSync(join(tmpdir(), 'end-to-end-'));

let dovecot: Dovecot;
let hop: SmtpHop;
let lifeguard: Lifeguard;
let pools: PoolsDescription;
before(async () => {
  dovecot = await startDovecot();
  hop = await startSmtpHop(dovecot.config);
  pools = {
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
        clients: [
          { id: client, name: 'app' },
          { id: other, name: 'other app' },
        ],
        users: [ada, bob].map(email => ({ username: email, email, password })),
      },
    ],
  };
  lifeguard = await startLifeguard({ pools });
});
after(async () => {
  await lifeguard.stop();
  await hop.close();
  await dovecot.close();
  rmSync(folder, { recursive: true });
});

describe('a code that Lifeguard sends', () => {
  test('arrives by a mail server in an IMAP mailbox, and resets the password', async () => {
    const mailbox = openMailbox(
      { imap: dovecot.entry(ada, { ca: certificate }) },
      { fetch, environment: {}, folder: '/', endpoint: undefined },
    );
    const patience = AbortSignal.timeout(60_000);
    await mailbox.prepare({ to: ada, since: 0, clientId: client }, patience);
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
    await call('ConfirmForgotPassword', {
      ClientId: client,
      Username: ada,
      ConfirmationCode: received?.codes[0],
      Password: 'Another-One-5678',
    });
  });
});

describe('the probe', () => {
  test('resets a password through each app client, with its mails in an IMAP mailbox', async () => {
    const mailbox = { imap: dovecot.entry(bob, { ca: certificate, delete: true }) };
    const { code, terminal } = await probe(mailbox, '--json');
    const said = terminal.said.join('\n');
    assert.equal(code, 0, said + terminal.complained.join('\n'));
    const runs: {
      ok: boolean;
      subject: { clientId: string };
      stages: { stage: string; outcome: string }[];
    }[] = JSON.parse(said);
    assert.deepEqual(
      runs.map(({ ok, subject }) => [ok, subject.clientId]),
      [
        [true, client],
        [true, other],
      ],
    );
    for (const { stages } of runs) {
      assert.deepEqual(
        stages.filter(({ outcome }) => outcome !== 'ok'),
        [],
      );
    }
    assert.deepEqual(dovecot.flags(bob), []);
  });

  test('spends no attempt of the user where the mailbox cannot be read', async () => {
    const imap = dovecot.entry(bob, { ca: certificate, password: 'wrong-secret' });
    const asked = lifeguard.events.all({ operation: 'ForgotPassword' }).length;
    const { code, terminal } = await probe({ imap });
    const all = [...terminal.said, ...terminal.complained].join('\n');
    assert.equal(code, 3, all);
    assert.match(all, /127\.0\.0\.1:\d+ refused the login \(AUTHENTICATIONFAILED\)/);
    assert.doesNotMatch(all, /wrong-secret/);
    assert.equal(lifeguard.events.all({ operation: 'ForgotPassword' }).length, asked);
  });
});

/** Runs `lifeguard probe` for bob, with its mails in this mailbox. */
async function probe(mailbox: object, ...args: readonly string[]) {
  // JSON is YAML too.
  writeFileSync(join(folder, 'pools.yaml'), JSON.stringify(pools));
  const settings = {
    target: lifeguard.endpoint,
    patience: '60s',
    users: [{ pool: 'probe', username: bob, email: bob, restore: password }],
    mailbox,
  };
  writeFileSync(join(folder, 'probe.yaml'), JSON.stringify(settings));
  const terminal = fakeTerminal(folder);
  return { code: await main(['probe', ...args], terminal), terminal };
}
