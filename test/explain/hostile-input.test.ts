import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { readCatalogue } from '../../src/causes/catalogue.ts';
import { textFits } from '../../src/explain/form-fits.ts';
import { knownForms } from '../../src/explain/known-forms.ts';
import { readGiven } from '../../src/explain/read-given.ts';
import { safeText } from '../../src/explain/safe-text.ts';
import { NotReadable } from '../../src/explain/source/not-readable.ts';
import { anyCharacter } from '../any-character.ts';
import { explained, runExplain } from './explained.ts';

const forms = knownForms(await readCatalogue());
const now = Date.parse('2026-05-19T12:00:00Z');

const directory = mkdtempSync(join(tmpdir(), 'explain-'));
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(directory, name), content);
  return name;
};
const deep = (open: string, close: string, count: number) => open.repeat(count) + close.repeat(count);

describe('what cannot be read is one clear sentence', () => {
  const rows: readonly (readonly [
    what: string,
    name: string,
    content: string | Uint8Array,
    sentence: RegExp,
  ])[] = [
    ['an empty file', 'empty.json', '', /^empty\.json is empty\.$/],
    ['white space', 'white.txt', ' \n\t\n', /is empty\.$/],
    ['a zip archive', 'a.zip', Buffer.from('504b030414000000', 'hex'), /is a zip archive, not text\.$/],
    ['a picture', 'a.png', Buffer.from('89504e470d0a1a0a', 'hex'), /is a picture, not text\.$/],
    ['a program', 'a.out', Buffer.from('7f454c4602010100', 'hex'), /is a program, not text\.$/],
    ['bytes', 'bytes', Buffer.from([1, 2, 0, 255, 254]), /is not text\.$/],
    [
      'a damaged gzip',
      'a.json.gz',
      Buffer.concat([gzipSync('{}').subarray(0, 12), Buffer.from('nonsense')]),
      /gzip and damaged\.$/,
    ],
    ['a cut gzip', 'b.json.gz', gzipSync('{"a":1}'.repeat(1_000)).subarray(0, 30), /gzip and damaged\.$/],
    [
      'JSON that ends too soon',
      'cut.json',
      '{"Records":[{"eventSource":"x"',
      /ends in the middle of its JSON\.$/,
    ],
    ['JSON that is none', 'none.json', '{"a":1,}', /begins like JSON and is none/],
    ['JSON of something else', 'else.json', '{"a":1}', /is JSON, but of nothing that explain knows\.$/],
    ['a list of nothing', 'list.json', '[]', /is JSON with nothing in it\.$/],
    [
      'JSON that is nested deep',
      'deep.json',
      `{"a":${deep('[', ']', 100_000)}}`,
      /nested more than 200 deep\.$/,
    ],
    [
      'objects that are nested deep',
      'deeper.json',
      `{"a":${deep('{"a":', '}', 50_000).replace('}', '1}')}`,
      /nested more than 200 deep\.$/,
    ],
    [
      'a record without an end',
      'long.json',
      `{"a":"${'x'.repeat(3_000_000)}`,
      /record of more than 2 million characters\.$/,
    ],
    ['a line of two megabytes', 'line.txt', 'x'.repeat(2_000_000), /too long for a text/],
    [
      'a page',
      'page.html',
      `<!doctype html><p>${'lorem ipsum '.repeat(1_000)}</p>`,
      /nothing that explain knows/,
    ],
  ];
  for (const [what, name, content, sentence] of rows) {
    test(what, async () => {
      const { code, said, complained } = await runExplain([file(name, content)], { directory });
      assert.match(complained, sentence);
      assert.doesNotMatch(complained, /\n/);
      assert.equal(said, '');
      assert.equal(code, 2);
    });
  }
});

describe('a file of CloudTrail', () => {
  const confirm = (at: number, user: string, clientId: string, error?: string) => ({
    eventSource: 'cognito-idp.amazonaws.com',
    eventName: error === undefined ? 'ForgotPassword' : 'ConfirmForgotPassword',
    eventTime: new Date(at).toISOString(),
    awsRegion: 'us-east-1',
    requestParameters: { clientId, username: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
    additionalEventData: { sub: user },
    ...(error !== undefined && {
      errorCode: error,
      errorMessage: 'Invalid code provided, please request a code again.',
    }),
  });
  const pair = [confirm(now, 'u1', 'aaaa'), confirm(now + 5_000, 'u1', 'bbbb', 'ExpiredCodeException')];
  const inTime = [confirm(now, 'u2', 'aaaa'), confirm(now + 7_200_000, 'u2', 'aaaa', 'ExpiredCodeException')];
  const rows: readonly (readonly [what: string, name: string, content: string | Uint8Array])[] = [
    ['as it is delivered', 'trail.json', JSON.stringify({ Records: pair })],
    ['compressed', 'trail.json.gz', gzipSync(JSON.stringify({ Records: pair }))],
    ['as a list', 'list.json', JSON.stringify(pair, null, 2)],
    ['one event a line', 'lines.ndjson', pair.map(event => JSON.stringify(event)).join('\n')],
    [
      'of lookup-events, newest first',
      'events.json',
      JSON.stringify({
        Events: pair
          .toReversed()
          .map(event => ({ EventName: event.eventName, CloudTrailEvent: JSON.stringify(event) })),
        NextToken: 'x',
      }),
    ],
    [
      'from PowerShell',
      'powershell.json',
      Buffer.from(`\uFEFF${JSON.stringify({ Records: pair })}`, 'utf16le'),
    ],
  ];
  for (const [what, name, content] of rows) {
    test(`${what} names both clients`, async () => {
      const { findings } = await explained([file(name, content)], { directory });
      const [cause] = findings[0]?.causes ?? [];
      assert.equal(cause?.id, 'code-issued-to-another-client');
      assert.equal(cause?.confidence, 'certain');
      assert.match(cause?.evidence[0]?.says ?? '', /aaaa.*bbbb/);
    });
  }

  test('explains each call by the calls of its own user', async () => {
    const { findings } = await explained(
      [file('two.json', JSON.stringify({ Records: [...pair, ...inTime] }))],
      { directory },
    );
    const first = findings.map(({ causes, times }) => [causes[0]?.id, causes[0]?.confidence, times]);
    assert.deepEqual(first, [
      ['code-issued-to-another-client', 'certain', 1],
      ['code-expired', 'certain', 1],
    ]);
  });

  test('counts what is alike, and passes other services over', async () => {
    const many = Array.from({ length: 30 }, (_, index) => [
      confirm(now + index * 10_000, `v${index}`, 'aaaa'),
      confirm(now + index * 10_000 + 1, `v${index}`, 'bbbb', 'ExpiredCodeException'),
    ]).flat();
    const other = {
      eventSource: 's3.amazonaws.com',
      eventName: 'GetObject',
      eventTime: new Date(now).toISOString(),
    };
    const told = await explained([file('many.json', JSON.stringify({ Records: [...many, other] }))], {
      directory,
    });
    assert.match(
      told.read[0]?.says ?? '',
      /^60 calls to user pools, 30 of them failed; 1 of other services passed over$/,
    );
    assert.deepEqual(
      told.findings.map(({ times }) => times),
      [30],
    );
  });

  test('of 100 MB is read as a stream, within bounds, and still finds the pair', async () => {
    const noise = JSON.stringify({
      ...confirm(now - 60_000, 'noise', 'cccc'),
      requestParameters: { clientId: 'cccc', userAgent: 'x'.repeat(1_500) },
    });
    const perPiece = 100;
    const pieces = Math.ceil(100_000_000 / (noise.length * perPiece));
    let most = 0;
    async function* bytes() {
      yield Buffer.from('{"Records":[');
      yield Buffer.from(`${JSON.stringify(pair[0])},`);
      for (let piece = 0; piece < pieces; piece++) {
        yield Buffer.from(`${noise},`.repeat(perPiece));
        if (piece % 50 === 0) most = Math.max(most, process.memoryUsage().heapUsed);
      }
      yield Buffer.from(`${JSON.stringify(pair[1])}]}`);
    }
    const before = process.memoryUsage().heapUsed;
    const [reading] = await readGiven(bytes(), { now }, forms);
    assert.match(reading?.says ?? '', /of them failed/);
    const calls = reading?.found.calls ?? [];
    assert.ok(calls.length < 50_000, `${calls.length} calls are kept`);
    assert.ok(calls.some(({ clientId, outcome }) => clientId === 'bbbb' && outcome === 'failed'));
    assert.ok(calls.some(({ clientId, user }) => clientId === 'aaaa' && user === 'u1'));
    assert.ok(most - before < 150_000_000, `${Math.round((most - before) / 1e6)} MB were held`);
  });
});

describe('whatever is handed over', () => {
  test('is read or refused, and never a bug', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.string({ unit: anyCharacter }),
      fc
        .tuple(
          fc.constantFrom(
            'https://h/p?',
            'HTTP/1.1 400\n',
            'From: a\n\n',
            'eyJ',
            'REPORT RequestId: ',
            '{"Records":[',
            '{"response":',
            '{"errorType":',
            'NotAuthorizedException: ',
          ),
          fc.string(),
        )
        .map(parts => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(text, async given => {
        async function* bytes() {
          yield Buffer.from(given);
        }
        try {
          await readGiven(bytes(), { now }, forms);
        } catch (error) {
          if (!(error instanceof NotReadable)) throw error;
        }
      }),
      { numRuns: 400 },
    );
  });

  test('is read alike in whatever pieces it comes', async () => {
    const whole = Buffer.from(
      JSON.stringify({
        a: '}]{"',
        Records: [
          {
            eventSource: 'cognito-idp.amazonaws.com',
            eventName: 'SignUp',
            eventTime: '2026-05-19T00:00:00Z',
            note: '"\\é{[',
          },
          { eventSource: 'x', eventName: 'y', eventTime: 'z' },
        ],
        b: [{}],
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: whole.length }), { maxLength: 20 }), async cuts => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
        async function* bytes() {
          for (const [index, place] of places.entries())
            yield whole.subarray(place, places[index + 1] ?? place);
        }
        const [reading] = await readGiven(bytes(), { now }, forms);
        assert.equal(
          reading?.says,
          '1 call to user pools, 0 of them failed; 1 of other services passed over',
        );
      }),
    );
  });

  test('fits its own form with anything in the place of a name', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w ]{1,40}$/), value => {
        if (value.trim() === '') return;
        assert.ok(textFits('PreSignUp failed with error <text>.', `presignup  failed with error ${value}`));
      }),
    );
  });

  test('shows no control characters, tokens or codes', () => {
    const told = safeText(
      `\x1b[2J eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln code=123456 ${'A'.repeat(200)} \u202Eevil`,
    );
    for (const secret of ['\x1b', 'eyJ', '123456', 'AAAA', '\u202E']) assert.ok(!told.includes(secret), told);
  });
});
