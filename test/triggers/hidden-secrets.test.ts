import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { escapeHtml } from '../../src/pool/escape-html.ts';
import { readableExcerpts } from '../../src/triggers/functions/readable-failure.ts';
import { recentSecrets } from '../../src/triggers/functions/recent-secrets.ts';
import { secretsOf } from '../../src/triggers/functions/secrets-of.ts';

const password = `Pä€s'w"r&d (1)!*`;
const bytes = Buffer.from(password);
const readableOf = (...secrets: string[]) => recentSecrets().readableWith(secrets);

describe('a password that a handler has', () => {
  const json = JSON.stringify(password);
  const rows: [how: string, text: string, told: string][] = [
    ['as it is', `it is ${password}.`, 'it is •••.'],
    ['in JSON', json, '"•••"'],
    ['in JSON in JSON', JSON.stringify(json), '"\\"•••\\""'],
    ['in JSON of ASCII', `"P\\u00e4\\u20acs'w\\"r&d (1)!*"`, '"•••"'],
    ['in an object that is printed', inspect({ password }), '{ password: `•••` }'],
    ['as part of an address', `?p=${encodeURIComponent(password)}&b`, '?p=•••&b'],
    ['in an address', encodeURI(`https://a/${password}`), 'https://a/•••'],
    ['encoded for a signature', `p=P%C3%A4%E2%82%ACs%27w%22r%26d%20%281%29%21%2A&b`, 'p=•••&b'],
    ['in a form', new URLSearchParams({ a: '1', password }).toString(), 'a=1&password=•••'],
    ['in HTML', `<b>${escapeHtml(password)}</b>`, '<b>•••</b>'],
    ['in hexadecimal', `x ${bytes.toString('hex')} y`, 'x ••• y'],
    ['in hexadecimal of capitals', bytes.toString('hex').toUpperCase(), '•••'],
    ['as printed bytes', inspect(bytes), '<Buffer •••>'],
    ['as bytes in JSON', JSON.stringify(bytes), '{"type":"Buffer","data":[•••]}'],
    ['as printed JSON of bytes', JSON.stringify([...bytes], null, 2), '[\n  •••\n]'],
    ['as a printed list of bytes', inspect(new Uint8Array(bytes)), 'Uint8Array(19) [\n   •••\n]'],
    ['in base64', bytes.toString('base64'), '•••'],
    ['in base64 for addresses', `?p=${bytes.toString('base64url')}`, '?p=•••'],
    ['behind a name, in base64', `Basic ${Buffer.from(`a:${password}`).toString('base64')}`, 'Basic •••'],
    ['behind a longer name', `Basic ${Buffer.from(`ab:${password}`).toString('base64')}`, 'Basic •••'],
    ['among others, in base64', Buffer.from(JSON.stringify([1, password, 'b'])).toString('base64url'), ''],
  ];
  for (const [how, text, told] of rows) {
    test(`${how} is hidden`, () => {
      // What JSON has escaped before it is in base64 is another text.
      if (told !== '') assert.equal(readableOf(password)(text), told);
      else assert.equal(readableOf(JSON.stringify(password).slice(1, -1))(text), '•••');
    });
  }

  test('in bytes of which `console.log` leaves the end out, is hidden', () => {
    const long = Buffer.from('0123456789 Secret-'.repeat(12));
    assert.match(readableOf(String(long))(inspect(long)), /^<Buffer ••• \.\.\. \d+ more bytes>$/);
    const list = inspect(new Uint8Array(long));
    assert.match(
      readableOf(String(long))(list),
      /^Uint8Array\(\d+\) \[\s+•••,\n\s+\.\.\. \d+ more items\n\]$/,
    );
  });

  test('longer than any password is hidden whole', () => {
    const digests = Array.from({ length: 400 }, (_, at) => createHash('sha256').update(`${at}`).digest());
    for (const long of [Buffer.concat(digests).toString('base64url'), digests.join('')]) {
      assert.match(readableOf(long)(`<${long}>`), /^<(•••)+>$/);
    }
  });

  test('beside other bytes and words: those stay', () => {
    const others = `<Buffer 01 02 03 04 05> ${Buffer.from('Something').toString('base64')} [1,2,3,4,5]`;
    assert.equal(readableOf(password)(others), others);
  });

  test('whatever it is, is in no form of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 4, maxLength: 300 }), secret => {
        const readable = readableOf(secret);
        for (const written of [
          secret,
          JSON.stringify(secret).slice(1, -1),
          encodeURIComponent(secret),
          Buffer.from(secret).toString('hex'),
          Buffer.from(secret).toString('base64'),
        ]) {
          assert.match(readable(`<${written}>`), /^<(•••)+>$/);
        }
      }),
    );
  });
});

describe('the key of custom senders', () => {
  const key = Buffer.from('713d8fe04b6c0f5fdfa3ce1f2d7a94c2b16a35e8907c4d21f6e0ab38d45c7192', 'hex');
  const rows: [how: string, text: string][] = [
    ['as its environment has it', key.toString('base64')],
    ['as printed bytes', inspect(key)],
    ['in hexadecimal', key.toString('hex')],
    ['as a list of bytes', JSON.stringify(key)],
    ['as a printed list', inspect(new Uint8Array(key))],
  ];
  for (const [how, text] of rows) {
    test(`${how} is hidden`, () => {
      const told = readableOf(key.toString('base64'))(text);
      assert.match(told, /•••/);
      assert.doesNotMatch(told, /71|3d|113|61|cT2P/i);
    });
  }
});

describe('a secret that meets another', () => {
  const rows: [how: string, secrets: string[], text: string, told: string][] = [
    ['and begins in it', ['userPas', 'Passw0rd'], 'userPassw0rd', '•••'],
    ['and is part of it', ['Passw0rd', 'My-Passw0rd-1'], 'My-Passw0rd-1', '•••'],
    ['and stands beside it', ['first', 'other'], 'firstother', '••••••'],
    ['and is a piece of its bytes', ['3031', '0123-Pass'], '303132332d50617373', '•••'],
  ];
  for (const [how, secrets, text, told] of rows) {
    test(`${how}: both are hidden whole`, () => assert.equal(readableOf(...secrets)(text), told));
  }
});

describe('a text that is cut', () => {
  const rows: [where: string, text: string, told: string][] = [
    ['in a password', 'it is Pä€', 'it is •••…'],
    ['in the bytes of one', '<Buffer 50 c3 a4 e2 82', '<Buffer •••…'],
    ['in base64 of one', `Basic ${bytes.toString('base64').slice(0, 12)}`, 'Basic •••…'],
    ['elsewhere', 'it is fine', 'it is fine…'],
  ];
  for (const [where, text, told] of rows) {
    test(`${where}: what is left of it is hidden`, () => {
      assert.equal(readableOf(password)(text, true), told);
    });
  }

  test('beside ellipses of users: those stay, and what we have cut is found', () => {
    const text = `${'…'.repeat(1_900)} it is Pä€….`;
    assert.equal(readableExcerpts(text, readableOf(password)), `${'…'.repeat(1_900)} it is •••….`);
  });
});

describe('a short secret', () => {
  const rows: [secret: string, text: string, told: string][] = [
    ['Rex', 'is it Rex? "Rex", not Rexford or T-Rex', 'is it •••? "•••", not Rexford or T-•••'],
    ['Rex', JSON.stringify('it is\nRex'), '"it is\\n•••"'],
    ['Ören', 'Ören', '•••'],
    ['Öre', 'Öre, Ören, XÖre', '•••, Ören, XÖre'],
    ['42', "{ answer: '42', attempt: 42 }", "{ answer: '•••', attempt: 42 }"],
    ['42', '{"answer":"42","left":42}', '{"answer":"•••","left":42}'],
    ['42', JSON.stringify('{"answer":"42"}'), '"{\\"answer\\":\\"•••\\"}"'],
    ['4', "answer: '4' of 4", "answer: '•••' of 4"],
  ];
  for (const [secret, text, told] of rows) {
    test(`${secret}: is hidden in ${text} where it stands by itself`, () => {
      assert.equal(readableOf(secret)(text), told);
    });
  }
});

describe('the secrets of an event', () => {
  const rows: [member: string, request: object, secrets: string[]][] = [
    ['the password', { password: 'Pw-1' }, ['Pw-1']],
    ['a short answer', { challengeAnswer: 'Rex' }, ['Rex']],
    ['what it is compared with', { privateChallengeParameters: { answer: '42', b: '' } }, ['42']],
    ['the code', { code: 'AYADeA==' }, ['AYADeA==']],
    [
      'metadata of a challenge, unless short',
      { session: [{ challengeMetadata: 'CODE-1' }, { challengeMetadata: '1ST' }] },
      ['CODE-1'],
    ],
    ['what is under names of ours', { privateChallengeParameters: { clientMetadata: 'inner' } }, ['inner']],
    [
      'none that callers name',
      {
        clientMetadata: { code: 'Error', password: 'PreSignUp', challengeMetadata: 'email' },
        validationData: { tokenResponse: 'function', challengeAnswer: 'at' },
        userAttributes: { code: 'handler', privateChallengeParameters: 'line' },
      },
      [],
    ],
  ];
  for (const [member, request, secrets] of rows) {
    test(`are ${member}`, () => {
      assert.deepEqual(secretsOf([JSON.stringify({ request: { ...request, other: 'open' } })]), secrets);
    });
  }
});

describe('the secrets of the runs before', () => {
  test('stay in place beside an answer as long as may be', () => {
    const recent = recentSecrets();
    recent.add(['First-Secret']);
    const long = 'an answer without end '.repeat(5_000);
    recent.add([long, 'Second-Secret']);
    assert.equal(recent.readableWith()('First-Secret Second-Secret'), '••• •••');
  });

  test('are not those of the run: its own are hidden, however many have come since', () => {
    const recent = recentSecrets();
    recent.add(['Own-Secret']);
    const readable = recent.readableWith(['Own-Secret']);
    for (let run = 0; run < 400; run += 1) recent.add([`Other-Secret-${run}`]);
    assert.equal(readable('Own-Secret Other-Secret-399 Other-Secret-7'), '••• ••• Other-Secret-7');
  });
});

describe('what strangers can make it do', () => {
  const many = Array.from({ length: 300 }, (_, at) => `${at}-`.padEnd(250, `Pw"${at}`));

  test('a secret is spelled once, however many texts and ellipses follow', t => {
    const recent = recentSecrets();
    const spelled = t.mock.method(JSON, 'stringify').mock;
    for (const secret of many) recent.add([secret]);
    const once = spelled.callCount();
    for (const secret of many) recent.add([secret]);
    const readable = recent.readableWith(many);
    for (let record = 0; record < 2_400; record += 1) readable('a record');
    readableExcerpts('…'.repeat(1_900), readable);
    assert.equal(spelled.callCount(), once);
  });

  test('texts of one run that are made to take long are hidden, and nothing of a secret stays', () => {
    const alike = Array.from({ length: 300 }, (_, at) => `${'a'.repeat(240)}${at}-secret`);
    const readable = readableOf(...alike);
    const told = readable(`${'a'.repeat(64_000)} ${alike[7]}`);
    assert.match(told, /•••$/);
    assert.doesNotMatch(told, /secret/);
    assert.equal(readable('the next'), '•••');
    assert.equal(readableOf(...alike)('the next run'), 'the next run');
  });

  test('texts as long as may be, with as many secrets as may be, are read whole', () => {
    const text = 'an ordinary line of a log, 0123456789\n'.repeat(1_700);
    assert.equal(readableOf(...many)(text), text);
  });
});
