import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { MailSource, Sighting } from '../../src/probe/mailbox/mail-source.ts';
import type { WantedMail } from '../../src/probe/mailbox/mailbox.ts';
import { MailboxProblem } from '../../src/probe/mailbox/mailbox-problem.ts';
import { seekMail } from '../../src/probe/mailbox/seek-mail.ts';
import { resetMail } from './mails.ts';
import { problemOf } from './problem-of.ts';

const since = 1_800_000_000_500;
const wanted: WantedMail = {
  ...{ to: 'ada@example.com', since, clientId: 'client1' },
  from: 'The Phenom <NoReply@example.com>',
};
const mail = (code: string, clientId = 'client1') => resetMail({ to: wanted.to, code, clientId });
const bare = `From: noreply@example.com\nTo: ${wanted.to}\nSubject: bare\n\nno code`;
const dated = (raw: string, before: number) => `Date: ${new Date(since - before).toUTCString()}\n${raw}`;
const strangers = (code: string, from = 'Phenom <noreply@example.com.evil.example>') =>
  resetMail({ to: wanted.to, code, clientId: 'client1', from });

interface Lying extends Sighting {
  readonly raw: string;
}

let keys = 0;
const lying = (raw: string, given: Partial<Sighting> = {}): Lying => {
  keys += 1;
  return {
    key: String(keys),
    raw,
    receivedAt: since + 500,
    isNew: false,
    bytes: raw.length,
    remarks: [],
    ...given,
  };
};

/** What is found where each look in turn sees these mails, and the patience ends after the last. */
async function sought(
  looks: readonly (readonly Lying[])[],
  given: Partial<MailSource<Lying>> = {},
  asked = wanted,
) {
  const patience = new AbortController();
  const loaded: string[] = [];
  const settled: string[] = [];
  let at = 0;
  const source: MailSource<Lying> = {
    look: async () => looks[at] ?? [],
    load: async ({ key, raw }) => {
      loaded.push(key);
      return Buffer.from(raw);
    },
    wait: async () => {
      at += 1;
      if (at >= looks.length) patience.abort();
    },
    settle: async sightings => {
      settled.push(...sightings.map(({ key }) => key));
      return [];
    },
    ...given,
  };
  const received = await seekMail(source, asked, patience.signal);
  return { received, codes: received?.codes.join(), remarks: received?.remarks ?? [], loaded, settled, at };
}

describe('the wanted mail', () => {
  test('is taken as soon as it is seen, and marked', async () => {
    const it = lying(mail('482913'));
    const { codes, remarks, settled, at } = await sought([[], [it], [lying(mail('111111'))]]);
    assert.deepEqual([codes, remarks, settled, at], ['482913', [], [it.key], 1]);
  });

  const chosen: readonly [name: string, looks: readonly (readonly Lying[])[], code: string | undefined][] = [
    ['the newest', [[lying(mail('111111')), lying(mail('482913'), { receivedAt: since + 900 })]], '482913'],
    ['of the same second', [[lying(mail('482913'), { receivedAt: 1_800_000_000_000 })]], '482913'],
    ['one that is known to be new', [[lying(mail('482913'), { receivedAt: 0, isNew: true })]], '482913'],
    ['one that is not dated', [[lying(mail('482913'), { receivedAt: undefined })]], '482913'],
    ['none that is older', [[lying(mail('111111'), { receivedAt: since - 60_001 })]], undefined],
    [
      'one of this app client, though another’s came',
      [[lying(mail('111111', 'client2'))], [lying(mail('482913'))]],
      '482913',
    ],
    [
      'none of another app client from before',
      [[lying(mail('111111', 'client2'), { receivedAt: since - 9_000 })]],
      undefined,
    ],
    ['none to another address', [[lying(resetMail({ to: 'bob@example.com', code: '111111' }))]], undefined],
    ['one with a code, though one without came first', [[lying(bare)], [lying(mail('482913'))]], '482913'],
    [
      'one in time, though one before came first',
      [[lying(mail('111111'), { receivedAt: since - 9_000 })], [lying(mail('482913'))]],
      '482913',
    ],
    [
      'one of this request, though one of an hour before came late and first',
      [[lying(dated(mail('111111'), 3_600_000), { isNew: true })], [lying(dated(mail('482913'), 0))]],
      '482913',
    ],
    [
      'one that its sender’s clock puts up to a minute before',
      [[lying(dated(mail('482913'), 59_000))], [lying(mail('111111'))]],
      '482913',
    ],
    [
      'one of the pool’s sender, though a stranger’s came with it and is newer',
      [[lying(mail('482913')), lying(strangers('666666'), { receivedAt: since + 900 })]],
      '482913',
    ],
    [
      'one of the pool’s sender, though strangers’ with its name came first',
      [
        [lying(strangers('666666', '"noreply@example.com" <ada@evil.example>'))],
        [lying(strangers('666666', '"<noreply@example.com>" <ada@evil.example>'))],
        [lying(mail('482913'))],
      ],
      '482913',
    ],
    [
      'none of a stranger without a code or link',
      [[lying(bare.replace('example.com', 'evil.example'))]],
      undefined,
    ],
    [
      'one that can be read, though another cannot',
      [[lying('x'), lying(mail('1'), { bytes: 20_000_000 })], [lying(mail('482913'))]],
      '482913',
    ],
  ];
  for (const [name, looks, code] of chosen) {
    test(`is ${name}`, async () => assert.equal((await sought(looks)).codes, code));
  }

  test('is in the end one without a code', async () => {
    const { received, settled } = await sought([[lying(bare)]]);
    assert.equal(received?.subject, 'bare');
    assert.deepEqual(settled, []);
  });

  test('is in the end one from shortly before, by the clock of the mailbox, which is told', async () => {
    const { codes, remarks } = await sought([
      [lying(bare), lying(mail('482913'), { receivedAt: since - 20_500 })],
    ]);
    assert.equal(codes, '482913');
    assert.deepEqual(remarks, [
      'it is dated 21 s before it was asked for: a clock is behind, or it is an older one',
    ]);
  });

  test('is in the end one that its sender dates long before, which is told', async () => {
    const { codes, remarks } = await sought([[lying(dated(mail('482913'), 61_000), { isNew: true })], []]);
    assert.equal(codes, '482913');
    assert.deepEqual(remarks, [
      'it is dated 62 s before it was asked for: a clock is behind, or it is an older one',
    ]);
  });

  test('is in the end one whose link names another app client, which is told', async () => {
    const looks = [
      [lying(mail('111111'), { receivedAt: since - 9_000 })],
      [lying(mail('482913', 'client2'))],
    ];
    const { codes, remarks, settled } = await sought([...looks, [lying(bare)]]);
    assert.deepEqual([codes, settled], ['482913', []]);
    assert.deepEqual(remarks, ['its link names the app client client2, which did not ask for it']);
  });

  test('is in the end one of another sender, which is told', async () => {
    const { codes, remarks, settled } = await sought([[lying(strangers('482913'))], []]);
    assert.deepEqual([codes, settled], ['482913', []]);
    assert.deepEqual(remarks, ['another sender than the pool’s wrote it']);
  });

  test('tells of what others sent meanwhile', async () => {
    const looks = [[lying(strangers('111111'))], [lying(strangers('222222')), lying(mail('482913'))]];
    assert.deepEqual((await sought(looks.slice(1))).remarks, [
      'a mail like it came from another sender, and was left alone',
    ]);
    const { remarks, settled } = await sought(looks);
    assert.deepEqual(remarks, ['2 mails like it came from other senders, and were left alone']);
    assert.equal(settled.length, 1);
  });

  describe('where the sender is not known', () => {
    const asked: WantedMail = { ...wanted, from: undefined };
    const it = lying(mail('482913'));

    test('is the only one that came, or that came more than once', async () => {
      assert.equal((await sought([[it]], {}, asked)).codes, '482913');
      assert.equal((await sought([[it, lying(mail('482913'))]], {}, asked)).codes, '482913');
    });

    test('is none where codes differ, and nothing is marked', async () => {
      const settled: string[] = [];
      const settle = async (sightings: readonly Lying[]) => {
        settled.push(...sightings.map(({ key }) => key));
        return [];
      };
      const [kind, message] = await problemOf(sought([[it, lying(strangers('666666'))]], { settle }, asked));
      assert.equal(kind, 'several-codes');
      assert.match(message, /^Mails with different codes came, and pools\.yaml has no mail\.from/);
      assert.deepEqual(settled, []);
    });
  });

  test('tells where it lay and what else came', async () => {
    const it = lying(mail('482913'), {
      receivedAt: since + 900,
      remarks: ['it lay in the spam folder (Junk)'],
    });
    const { remarks } = await sought([[lying(mail('482913')), it, lying(mail('111111'))]]);
    assert.deepEqual(remarks, [
      'it lay in the spam folder (Junk)',
      'it came 2 times',
      '2 different mails came since then; this is the newest',
    ]);
  });

  test('is given, and told, where it cannot be marked', async () => {
    const settle = async () => {
      throw new MailboxProblem('refused', 'read only');
    };
    const { codes, remarks } = await sought([[lying(mail('482913'))]], { settle });
    assert.deepEqual([codes, remarks], ['482913', ['it could not be marked as read']]);
  });

  test('is read once, however often it is seen', async () => {
    const all = Array.from({ length: 30 }, () => lying(mail('111111', 'client2')));
    const { loaded } = await sought([all, all, all]);
    assert.deepEqual(new Set(loaded).size, 30);
    assert.equal(loaded.length, 30);
  });

  test('is read also where many newer ones came with it', async () => {
    const many = Array.from({ length: 45 }, () =>
      lying(mail('111111', 'client2'), { receivedAt: since + 900 }),
    );
    assert.equal((await sought([[...many, lying(mail('482913'))], [], [], []])).codes, '482913');
  });
});

describe('a mailbox without the wanted mail', () => {
  test('names the one that was too large', async () => {
    const [kind, message] = await problemOf(sought([[lying(mail('1'), { bytes: 20_000_000 })]]));
    assert.deepEqual(
      [kind, message],
      ['too-large', 'A mail to the address has 19 MiB, more than 1 MiB: not read.'],
    );
  });

  test('names the one that was hostile', async () => {
    const [kind] = await problemOf(sought([[lying(`X: ${'a'.repeat(300_000)}\n\nx`)]]));
    assert.equal(kind, 'not-understood');
  });

  test('names what bars mails, after the first look', async () => {
    const barrier = async () => new MailboxProblem('full', 'It is full.');
    assert.deepEqual(await problemOf(sought([[]], { barrier })), ['full', 'It is full.']);
    assert.equal((await sought([[lying(mail('482913'))]], { barrier })).codes, '482913');
  });

  test('names what failed', async () => {
    const look = async () => {
      throw new MailboxProblem('unreachable', 'Gone.');
    };
    assert.deepEqual(await problemOf(sought([[]], { look })), ['unreachable', 'Gone.']);
  });

  test('gives none', async () => {
    assert.equal((await sought([[], []])).received, undefined);
  });
});
