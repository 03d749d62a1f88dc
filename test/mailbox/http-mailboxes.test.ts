import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { cognitoAt } from '../../src/probe/cognito.ts';
import { openLifeguard } from '../../src/probe/mailbox/lifeguard.ts';
import type { WantedMail } from '../../src/probe/mailbox/mailbox.ts';
import { openMailpit } from '../../src/probe/mailbox/mailpit.ts';
import { startLifeguard } from '../../src/testing/index.ts';
import { until } from '../until.ts';
import { resetMail } from './mails.ts';
import { problemOf } from './problem-of.ts';

const now = Date.now();
const wanted: WantedMail = { to: 'ada@example.com', since: now, clientId: 'client1' };
const patience = () => AbortSignal.timeout(60_000);

async function serving<T>(answer: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on an address has one.
  const { port } = server.address() as AddressInfo;
  try {
    return await use(`http://127.0.0.1:${port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

interface Lying {
  readonly id: string;
  readonly to: string;
  readonly code: string;
  readonly at: number;
  readonly clientId?: string;
}

/** Mailpit as far as a mailbox asks it: search by `to:"…"`, newest first, and the raw mail. */
function mailpit(mails: readonly Lying[], asked: string[] = []): RequestListener {
  return (request, response) => {
    const url = new URL(request.url ?? '', 'http://mailpit');
    asked.push(url.pathname);
    if (request.headers.authorization !== `Basic ${Buffer.from('probe:secret').toString('base64')}`) {
      response.writeHead(401).end('Unauthorised.\n');
      return;
    }
    if (url.pathname === '/mail/api/v1/search') {
      const [, to] = /^to:"(.*)"$/.exec(url.searchParams.get('query') ?? '') ?? [];
      const messages = mails
        .filter(mail => mail.to === to)
        .toSorted((a, b) => b.at - a.at)
        .map(({ id, at }) => ({ ID: id, Created: new Date(at).toISOString(), Size: 400, Read: false }));
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ total: mails.length, messages_count: messages.length, start: 0, messages }),
      );
      return;
    }
    const [, id] = /^\/mail\/api\/v1\/message\/([^/]+)\/raw$/.exec(url.pathname) ?? [];
    const found = mails.find(mail => mail.id === id);
    if (found) response.end(resetMail({ clientId: 'client1', ...found }));
    else response.writeHead(404).end('404 page not found\n');
  };
}

const open = (url: string, password = 'secret') =>
  openMailpit({ url: `${url}/mail`, username: 'probe', password }, fetch);

describe('Mailpit', () => {
  test('gives the newest mail to the address and app client', async () => {
    const mails = [
      { id: 'a', to: wanted.to, code: '111111', at: now - 120_000 },
      { id: 'b', to: wanted.to, code: '482913', at: now + 1_000 },
      { id: 'c', to: wanted.to, code: '222222', at: now + 2_000, clientId: 'client2' },
      { id: 'd', to: 'bob@example.com', code: '333333', at: now + 3_000 },
    ];
    const received = await serving(mailpit(mails), url => open(url).receive(wanted, patience()));
    assert.deepEqual(received?.codes, ['482913']);
    assert.equal(received?.receivedAt, now + 1_000);
  });

  test('is asked again until the mail is there, and takes none from before', async () => {
    const mails: Lying[] = [{ id: 'a', to: wanted.to, code: '111111', at: now + 5_000 }];
    const asked: string[] = [];
    const received = await serving(mailpit(mails, asked), async url => {
      const mailbox = open(url);
      await mailbox.prepare(wanted, patience());
      const receiving = mailbox.receive(wanted, patience());
      await until('three have been asked', () => asked.length >= 3);
      mails.push({ id: 'b', to: wanted.to, code: '482913', at: now - 600_000 });
      return receiving;
    });
    assert.deepEqual([received?.codes, received?.remarks], [['482913'], []]);
  });

  const broken: readonly [name: string, answer: RequestListener, kind: string, message: RegExp][] = [
    [
      'refuses the login',
      (_request, response) => response.writeHead(401).end(),
      'refused',
      /answered 401\.$/,
    ],
    ['is none', (_request, response) => response.end('<html>'), 'not-understood', /no list of mails/],
    [
      'says it moved',
      (_request, response) => response.writeHead(302, { location: '/' }).end(),
      'unreachable',
      /./,
    ],
    ['hangs up', request => request.socket.destroy(), 'unreachable', /cannot be reached/],
    [
      'answers without an end',
      (_request, response) => {
        const more = () => {
          while (response.write('x'.repeat(65_536)));
        };
        response.on('drain', more);
        more();
      },
      'too-large',
      /answered more than/,
    ],
  ];
  for (const [name, answer, kind, message] of broken) {
    test(`that ${name} is named`, async () => {
      const problem = await serving(answer, url => problemOf(open(url).prepare(wanted, patience())));
      assert.equal(problem[0], kind);
      assert.match(problem[1], message);
    });
  }

  test('that hangs is left when the patience ends', async () => {
    const patienceEnds = new AbortController();
    const [kind, message] = await serving(
      () => patienceEnds.abort(),
      url => problemOf(open(url).receive(wanted, patienceEnds.signal)),
    );
    assert.equal(kind, 'unreachable');
    assert.match(message, /no answer in time/);
  });
});

describe('the mailbox of Lifeguard', () => {
  const staging = '6sjjnkaeagnqgkmbl1mr5rtfsr';
  const user = 'test-staging@thephenom.app';

  test('gives the mail of the app client', async () => {
    await using lifeguard = await startLifeguard();
    const mailbox = openLifeguard(lifeguard.endpoint, fetch);
    const since = Date.now() - 1_000;
    await mailbox.prepare({ to: user, since: 0, clientId: staging }, patience());
    const receiving = mailbox.receive({ to: user, since, clientId: staging }, patience());
    await cognitoAt(`${lifeguard.endpoint}/`, fetch)('ForgotPassword', { ClientId: staging, Username: user });
    const received = await receiving;
    assert.equal(received?.codes.length, 1);
    assert.equal(received?.clientId, staging);
    assert.ok(received?.receivedAt);
    // Whatever the clocks say, only what comes after counts.
    const future = { to: user, since: since + 3_600_000, clientId: staging };
    await mailbox.prepare(future, patience());
    const again = mailbox.receive(future, patience());
    await cognitoAt(`${lifeguard.endpoint}/`, fetch)('ForgotPassword', { ClientId: staging, Username: user });
    assert.notDeepEqual((await again)?.codes, received.codes);
    const patienceEnds = new AbortController();
    let asked = 0;
    const impatient = openLifeguard(lifeguard.endpoint, (...call) => {
      asked += 1;
      if (asked === 2) patienceEnds.abort();
      return fetch(...call);
    });
    const others = { to: user, since, clientId: 'another' };
    const left = await impatient.receive(others, patienceEnds.signal);
    assert.deepEqual(left?.remarks, [`its link names the app client ${staging}, which did not ask for it`]);
  });

  const page = 'https://app.example.com/reset-password';
  const sent = (given: object) => ({
    ...{
      id: 'a',
      to: wanted.to,
      from: 'Phenom <noreply@example.com>',
      subject: 'Reset',
      clientId: 'client1',
    },
    ...{ html: `<b>482913</b><a href="${page}?code=482913">Reset</a>`, text: '482913' },
    receivedAt: new Date(now + 1).toISOString(),
    ...given,
  });
  const rewritten = `<b>482913</b><a href="https://click.awstrack.me/L0/${encodeURIComponent(page)}">Reset</a>`;
  const rows: readonly [name: string, mails: readonly object[], code: string, remarks: readonly string[]][] =
    [
      ['the mail', [sent({})], '482913', []],
      [
        'that its link was rewritten',
        [sent({ html: rewritten })],
        '482913',
        [`the link to ${page} leads through click.awstrack.me`],
      ],
      [
        'in the end one of another sender',
        [sent({ from: 'other@example.com' })],
        '482913',
        ['another sender than the pool’s wrote it'],
      ],
      [
        'the newest of several, for nobody else writes to it',
        [sent({ id: 'b', html: '111111', text: '', receivedAt: new Date(now + 2).toISOString() }), sent({})],
        '111111',
        ['2 different mails came since then; this is the newest'],
      ],
    ];
  for (const [name, mails, code, remarks] of rows) {
    test(`tells ${name}`, async () => {
      const patienceEnds = new AbortController();
      let asked = 0;
      const answer: RequestListener = (_request, response) => {
        asked += 1;
        if (asked === 2) patienceEnds.abort();
        response.end(JSON.stringify(mails));
      };
      const from = name.endsWith('sender') ? 'noreply@example.com' : undefined;
      const received = await serving(answer, url =>
        openLifeguard(url, fetch).receive({ ...wanted, page, from }, patienceEnds.signal),
      );
      assert.deepEqual([received?.codes, received?.remarks], [[code], remarks]);
    });
  }

  test('that is none is named', async () => {
    const problem = await serving(
      (_request, response) => response.writeHead(404).end(),
      url => problemOf(openLifeguard(url, fetch).prepare(wanted, patience())),
    );
    assert.equal(problem[0], 'refused');
    assert.match(problem[1], /keeps no mails, or is none of Lifeguard/);
  });
});
