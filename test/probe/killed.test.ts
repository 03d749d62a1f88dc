import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/index.ts';
import type { PoolsDescription } from '../../src/testing/pools-description.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { certificate, type Dovecot, startDovecot } from '../mailbox/dovecot.ts';
import { type SmtpHop, startSmtpHop } from '../mailbox/smtp-hop.ts';
import { type Killer, type Moment, startKiller } from './killer.ts';
import { accessOf, type Probed } from './probed.ts';

const old = 'Old-Passw0rd!';
const users = ['kept', 'restored'] as const;
/** Of both users: the links of their mails name their app clients. */
const email = 'probe@example.com';

/** A moment at which a run is killed. */
interface Death extends Moment {
  readonly name: string;
  /** What the next run says first. */
  readonly says: RegExp;
  /** Whether its mail is still on its way, and comes once the next run has looked what lies there. */
  readonly isHeld?: boolean;
}

const unchanged = /signs in; the run before did not end, and has changed nothing$/;
const repaired = /^repaired: the run before did not end; its new password signs in/;
/** Between `delivery` and `page` are the stages that look at the mail alone. */
const deaths: readonly Death[] = [
  { name: 'ready', at: /InitiateAuth/, says: unchanged },
  { name: 'mailbox', at: /^\w+ STATUS/, says: unchanged },
  { name: 'request, before it', at: /\.ForgotPassword/, says: unchanged },
  { name: 'request, behind it', at: /\.ForgotPassword/, isAnswered: true, says: unchanged },
  { name: 'delivery, waiting', at: /^\w+ IDLE/, isHeld: true, says: unchanged },
  { name: 'delivery, marking', at: /^\w+ UID STORE/, says: unchanged },
  { name: 'page', at: /^\/reset-password/, says: unchanged },
  { name: 'other-client', at: /ConfirmForgotPassword/, says: unchanged },
  { name: 'confirm, before it', at: /ConfirmForgotPassword/, count: 2, says: unchanged },
  { name: 'confirm, behind it', at: /ConfirmForgotPassword/, count: 2, isAnswered: true, says: repaired },
  { name: 'sign-in', at: /InitiateAuth/, count: 2, says: repaired },
  { name: 'tokens', at: /jwks\.json/, says: repaired },
  { name: 'refresh', at: /InitiateAuth/, count: 3, says: repaired },
  { name: 'sign-out', at: /RevokeToken/, count: 2, says: repaired },
];
const atEnd: readonly Death[] = [
  { name: 'restore, before it', at: /ChangePassword/, says: repaired },
  { name: 'restore, behind it', at: /ChangePassword/, isAnswered: true, says: unchanged },
];
const named = (name: string) => deaths.find(death => death.name === name) ?? assert.fail(name);

describe('a run that is killed, whose mails go by a mail server to an IMAP mailbox', () => {
  let dovecot: Dovecot;
  let hop: SmtpHop;
  let lifeguard: Lifeguard;
  let killer: Killer;
  let pools: PoolsDescription;
  let folder: string;
  before(async () => {
    dovecot = await startDovecot();
    hop = await startSmtpHop(dovecot.config);
    killer = await startKiller(dovecot.port);
    const page = `${killer.endpoint}/reset-password`;
    pools = {
      regions: ['eu-west-1'],
      resetPage: { url: page, localUrl: page },
      mail: { smtp: { host: '127.0.0.1', port: hop.port, tls: 'none' } },
      functions: { mail: { handler: 'lifeguard:custom-message' } },
      pools: [
        {
          id: 'eu-west-1_Kill',
          name: 'kill',
          mail: {
            sendingAccount: 'DEVELOPER',
            from: 'Phenom <noreply@example.com>',
            sourceArn: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com',
          },
          triggers: { CustomMessage: 'mail' },
          limits: { resetRequestsPerHour: 1_000, resetAttemptsPerHour: 1_000 },
          users: users.map(username => ({ username, email, password: old })),
          clients: users.map(name => ({ id: name, name })),
        },
      ],
    };
    lifeguard = await startLifeguard({ pools, log: () => {} });
    killer.turnTo(lifeguard.endpoint);
    folder = await mkdtemp(join(tmpdir(), 'probe-killed-'));
    const [kept, restored] = users.map(username => ({
      ...{ pool: 'kill', username, email, clients: [username] },
    }));
    const settings = {
      target: killer.endpoint,
      mailbox: {
        imap: dovecot.entry(email, { port: killer.imapPort, ca: certificate, folders: ['INBOX'] }),
      },
      attemptsAnHour: 20,
      keep: { file: 'kept' },
      users: [kept, { ...restored, restore: old }],
      journeys: { reset: { otherClient: true } },
    };
    const files = {
      'pools.yaml': pools,
      'probe.yaml': settings,
      'with-page.yaml': { ...settings, journeys: { reset: { page: true } } },
    };
    for (const [name, content] of Object.entries(files)) {
      await writeFile(join(folder, name), JSON.stringify(content));
    }
  });
  after(async () => {
    await killer.close();
    await lifeguard.stop();
    await hop.close();
    await dovecot.close();
    await rm(folder, { recursive: true });
  });

  /** Forgets the attempts of the hour: the runs of this test are more than a user has. */
  async function forgetAttempts(): Promise<void> {
    const kept = join(folder, 'kept');
    for (const name of await readdir(kept).catch(() => [])) {
      const file = join(kept, name);
      const before = JSON.parse(await readFile(file, 'utf8'));
      await writeFile(file, JSON.stringify({ ...before, attempts: [] }));
    }
  }

  async function kill(user: string, { name, isHeld, ...moment }: Death): Promise<void> {
    await forgetAttempts();
    if (isHeld) hop.hold();
    const settings = name === 'page' ? 'with-page.yaml' : 'probe.yaml';
    const signal = await killer.kill(moment, folder, '--client', user, '--settings', settings);
    if (isHeld) hop.pass();
    assert.equal(signal, 'SIGKILL');
  }

  async function runAgain(user: string): Promise<string> {
    await forgetAttempts();
    const terminal = fakeTerminal(folder);
    const code = await main(['probe', '--client', user, '--json'], terminal);
    assert.equal(code, 0, [...terminal.said, ...terminal.complained].join('\n'));
    const [run]: Probed[] = JSON.parse(terminal.said.join('\n'));
    assert.ok(run?.ok);
    return run.stages?.[0]?.seen ?? '';
  }

  test('leaves a kept password that the next run finds, wherever it was killed', async t => {
    await runAgain('kept');
    for (const death of deaths) {
      await t.test(death.name, async () => {
        await kill('kept', death);
        if (death.isHeld) killer.when([/\.ForgotPassword/, hop.release]);
        assert.match(await runAgain('kept'), death.says);
      });
    }
  });

  test('is repaired, too, where the run after it was killed as well', async () => {
    for (const user of users) {
      await kill(user, named('confirm, behind it'));
      await kill(user, named('confirm, before it'));
      // The second run had found the kept password out before it was killed.
      assert.match(await runAgain(user), user === 'kept' ? unchanged : repaired);
    }
  });

  test('leaves a user whose password the next run sets back, wherever it was killed', async t => {
    await runAgain('restored');
    for (const death of [named('confirm, behind it'), ...atEnd]) {
      await t.test(death.name, async () => {
        await kill('restored', death);
        assert.match(await runAgain('restored'), death.says);
        const who = { client: 'restored', name: 'restored', password: old };
        assert.ok(await accessOf(lifeguard.endpoint, who));
      });
    }
  });

  test('has left no password in the clear but in what is kept, and none of a restored user there', async () => {
    const files = await readdir(join(folder, 'kept'));
    const kept = await Promise.all(files.map(file => readFile(join(folder, 'kept', file), 'utf8')));
    assert.equal(kept.length, 2);
    assert.equal(kept.filter(text => text.includes('"current"')).length, 1);
    assert.ok(
      kept.every(text => !text.includes('"pending"') && !text.includes('"lock"') && !text.includes(old)),
    );
  });

  test('bars nothing where its mail comes an hour later, while the next run waits for its own', async () => {
    const clock = createTestClock({ now: () => Date.now() - 3_600_000 });
    await using hourAgo = await startLifeguard({ pools, clock, log: () => {} });
    killer.turnTo(hourAgo.endpoint);
    await kill('restored', named('delivery, waiting'));
    clock.advance('1h');
    hop.hold();
    killer.when([/^\w+ IDLE/, hop.release], [/^\w+ IDLE/, hop.release]);
    assert.match(await runAgain('restored'), unchanged);
    hop.pass();
    killer.turnTo(lifeguard.endpoint);
  });
});
