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
  let settings: object;
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
    const [kept, restored] = users.map(username => ({
      ...{ pool: 'kill', username, email, clients: [username] },
    }));
    settings = {
      target: killer.endpoint,
      mailbox: {
        imap: dovecot.entry(email, { port: killer.imapPort, ca: certificate, folders: ['INBOX'] }),
      },
      attemptsAnHour: 20,
      keep: { file: 'kept' },
      users: [kept, { ...restored, restore: old }],
      journeys: { reset: { otherClient: true } },
    };
  });
  after(async () => {
    await killer.close();
    await lifeguard.stop();
    await hop.close();
    await dovecot.close();
  });

  /** A folder in which runs are made, that remembers nothing yet. */
  async function newPlace() {
    const folder = await mkdtemp(join(tmpdir(), 'probe-killed-'));
    await writeFile(join(folder, 'pools.yaml'), JSON.stringify(pools));
    await writeFile(join(folder, 'probe.yaml'), JSON.stringify(settings));
    const withPage = { ...settings, journeys: { reset: { page: true } } };
    await writeFile(join(folder, 'with-page.yaml'), JSON.stringify(withPage));
    const kept = join(folder, 'kept');
    const files = async () => (await readdir(kept).catch(() => [])).map(name => join(kept, name));
    /** Forgets the attempts of the hour: the runs of a test are more than a user has. */
    const forgetAttempts = async () => {
      for (const file of await files()) {
        const before = JSON.parse(await readFile(file, 'utf8'));
        await writeFile(file, JSON.stringify({ ...before, attempts: [] }));
      }
    };
    /** Those of whom the run before came to its end. */
    const whole = new Set<string>();
    const place = {
      /** What is remembered of each user. */
      remembered: async () => Promise.all((await files()).map(file => readFile(file, 'utf8'))),
      /** Makes a run where the one before has not ended well, so that no death rests on what another has left. */
      begin: async (user: string) => {
        if (!whole.has(user)) await place.runAgain(user);
      },
      kill: async (user: string, { name, isHeld, ...moment }: Death) => {
        const file = name === 'page' ? 'with-page.yaml' : 'probe.yaml';
        await forgetAttempts();
        whole.delete(user);
        if (isHeld) hop.hold();
        try {
          assert.equal(await killer.kill(moment, folder, '--client', user, '--settings', file), 'SIGKILL');
        } finally {
          if (isHeld) hop.pass();
        }
      },
      /** @returns what the run says first */
      runAgain: async (user: string): Promise<string> => {
        await forgetAttempts();
        const terminal = fakeTerminal(folder);
        const code = await main(['probe', '--client', user, '--json'], terminal);
        assert.equal(code, 0, [...terminal.said, ...terminal.complained].join('\n'));
        const [run]: Probed[] = JSON.parse(terminal.said.join('\n'));
        assert.ok(run?.ok);
        whole.add(user);
        return run.stages?.[0]?.seen ?? '';
      },
      [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
    };
    return place;
  }

  test('leaves a kept password that the next run finds, wherever it was killed', async t => {
    await using place = await newPlace();
    for (const death of deaths) {
      await t.test(death.name, async () => {
        await place.begin('kept');
        await place.kill('kept', death);
        if (death.isHeld) killer.when([/\.ForgotPassword/, hop.release]);
        assert.match(await place.runAgain('kept'), death.says);
      });
    }
  });

  test('leaves a user whose password the next run sets back, wherever it was killed', async t => {
    await using place = await newPlace();
    for (const death of [named('confirm, behind it'), ...atEnd]) {
      await t.test(death.name, async () => {
        await place.begin('restored');
        await place.kill('restored', death);
        assert.match(await place.runAgain('restored'), death.says);
        const who = { client: 'restored', name: 'restored', password: old };
        assert.ok(await accessOf(lifeguard.endpoint, who));
      });
    }
  });

  test('is repaired, too, where the run after it was killed as well, and nothing of it is left', async () => {
    await using place = await newPlace();
    for (const user of users) {
      await place.begin(user);
      await place.kill(user, named('confirm, behind it'));
      await place.kill(user, named('confirm, before it'));
      // The second run had found the kept password out before it was killed.
      assert.match(await place.runAgain(user), user === 'kept' ? unchanged : repaired);
    }
    const remembered = await place.remembered();
    assert.equal(remembered.length, 2);
    // No password of a user that has its own back.
    assert.equal(remembered.filter(text => text.includes('"current"')).length, 1);
    for (const text of remembered) {
      for (const left of ['"pending"', '"lock"', old]) assert.ok(!text.includes(left), left);
    }
  });

  test('bars nothing where its mail comes an hour later, while the next run waits for its own', async () => {
    await using place = await newPlace();
    const clock = createTestClock({ now: () => Date.now() - 3_600_000 });
    await using hourAgo = await startLifeguard({ pools, clock, log: () => {} });
    killer.turnTo(hourAgo.endpoint);
    try {
      await place.kill('restored', named('delivery, waiting'));
      clock.advance('1h');
      hop.hold();
      try {
        killer.when([/^\w+ IDLE/, hop.release], [/^\w+ IDLE/, hop.release]);
        assert.match(await place.runAgain('restored'), unchanged);
      } finally {
        hop.pass();
      }
    } finally {
      killer.turnTo(lifeguard.endpoint);
    }
  });
});
