import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { byStage } from '../../src/probe/alert/first-step.ts';
import { redacted } from '../../src/probe/alert/redacted.ts';
import { asText, lengthOf, worded } from '../../src/probe/alert/words.ts';
import { journeyOf, knownJourneys } from '../../src/probe/journeys.ts';
import { aFailedRun, aFailure, aPoolsRun, aRun } from '../probe-report/a-run.ts';
import { anAlert, at, over } from './an-alert.ts';

describe('an alert in words', () => {
  test('says what fails, what was seen, why, and what to do first', () => {
    assert.equal(
      asText(worded(anAlert())),
      [
        'Failing: reset of phenom-dev-hasura-client of phenom-staging fails at the stage confirm',
        '',
        'Environment: production',
        'Pool: phenom-staging (us-east-1_AkG9mnbjA)',
        'App client: phenom-dev-hasura-client (6sjjnkaeagnqgkmbl1mr5rtfsr)',
        'Journey: reset',
        'Stage: confirm',
        'Seen: ConfirmForgotPassword: ExpiredCodeException: Invalid code provided, please request a code again.',
        'Cause: The code was submitted by another app client than the one that asked for it (code-issued-to-another-client)',
        'Doctor: An app client does not allow SRP (client-without-srp)',
        'First: Run lifeguard explain on the error: a code works only with the app client that asked for it.',
        'Since: 2026-05-01T11:30:00.000Z',
        'Run: 0e2a7f4c-2f0e-4c55-9a26-6f1f2f1f7a10',
        'Read: https://docs.example.com/causes/code-issued-to-another-client?v=1&x=2',
      ].join('\n'),
    );
  });

  const titles = [
    [
      'that it still fails',
      anAlert({ event: { kind: 'firing', severity: 'page', since: at - 22_000_000, isRepeat: true } }),
      'Failing: reset of phenom-dev-hasura-client of phenom-staging fails still, for 6 h 6 min at the stage confirm',
    ],
    [
      'that it is a warning',
      anAlert({ event: { kind: 'firing', severity: 'warning', since: at, isRepeat: false } }),
      'Warning: reset of phenom-dev-hasura-client of phenom-staging fails at the stage confirm',
    ],
    [
      'that it works again, and how long it did not',
      anAlert({ event: over, run: aRun() }),
      'Recovered: reset of phenom-dev-hasura-client of phenom-staging works again, after 1 h 30 min',
    ],
    [
      'what is of a pool alone',
      anAlert({ run: aPoolsRun(aFailure({ stage: 'keys' })) }),
      'Failing: jwks of phenom-staging fails at the stage keys',
    ],
    [
      'that results change',
      anAlert({ event: { kind: 'flapping', severity: 'page', since: at, isRepeat: false } }),
      'Flapping: reset of phenom-dev-hasura-client of phenom-staging fails and works by turns; no more is told until it is steady',
    ],
    [
      'that mails are slow',
      anAlert({
        run: aRun(),
        event: { kind: 'slow-mail', since: at, percentile: 83_000, bound: 60_000, mails: 12 },
      }),
      'Slow mail: the mails of phenom-dev-hasura-client of phenom-staging take 83.0 s (95th percentile of 12), more than 60.0 s',
    ],
    [
      'that they no longer are',
      anAlert({
        run: aRun(),
        event: { kind: 'mail-in-time', since: at, percentile: 4_000, bound: 60_000, mails: 20 },
      }),
      'Mail in time: the mails of phenom-dev-hasura-client of phenom-staging take 4.0 s again (95th percentile of 20)',
    ],
  ] as const;
  for (const [name, alert, title] of titles) test(name, () => assert.equal(worded(alert).title, title));

  const firsts = [
    ['the fix of the cause', { cause: { id: 'x', title: 'X', fix: 'Mend X.' } }, 'Mend X.'],
    ['by the stage', { stage: 'page' }, 'Run lifeguard guard on the reset page.'],
    ['by the kind', { kind: 'mailbox', stage: 'mail', cause: undefined }, /Users may be fine/],
    ['of a stage of one’s own', { stage: 'own', cause: undefined }, 'Run lifeguard doctor on the pool.'],
    [
      'of a stage with a strange name',
      { stage: 'constructor', cause: undefined },
      'Run lifeguard doctor on the pool.',
    ],
  ] as const;
  for (const [name, failure, first] of firsts) {
    test(`what to do first: ${name}`, () => {
      const said = Object.fromEntries(worded(anAlert({ run: aFailedRun(failure) })).lines).First ?? '';
      if (typeof first === 'string') assert.equal(said, first);
      else assert.match(said, first);
    });
  }

  test('without an address of the pages, names the page of the package', () => {
    const { lines, link } = worded(anAlert({ docs: undefined }));
    assert.equal(link, undefined);
    assert.equal(Object.fromEntries(lines).Read, 'docs/causes/code-issued-to-another-client.md');
  });
});

test('each stage that comes along has something to do first', () => {
  const journeys = ['lockdown', 'hosted-ui', 'jwks'].map(name =>
    journeyOf(name, { otherClient: false, page: false }),
  );
  const stages = [
    ...knownJourneys.stages.map(({ name }) => name),
    ...journeys.flatMap(({ stages: own }) => own.map(({ name }) => name)),
  ];
  assert.deepEqual(
    stages.filter(stage => !Object.hasOwn(byStage, stage)),
    [],
  );
});

describe('what leaves the machine', () => {
  const rows = [
    ['an address', 'sent to test.user+1@example.com.', 'sent to (address)'],
    ['a masked address', 'sent to t***@t***', 'sent to (address)'],
    ['a code', 'the code 123456 was refused', 'the code (code) was refused'],
    ['a token', `got eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIx.c2ln`, 'got (token)'],
    ['the query of a link', 'https://example.com/reset?code=1&email=x', 'https://example.com/reset?(query)'],
    ['its fragment', '"https://example.com/reset#code=1"', '"https://example.com/reset?(query)"'],
    [
      'an account and a pool stay',
      'us-east-1_AkG9mnbjA of 123456789012',
      'us-east-1_AkG9mnbjA of 123456789012',
    ],
    ['the end of a line, and what a terminal obeys', 'a\nb\u001b[31mc\u202e', 'a b\ufffd[31mc\ufffd'],
    ['a long text is cut', 'x'.repeat(9_000), `${'x'.repeat(499)}…`],
  ] as const;
  for (const [name, text, told] of rows) test(name, () => assert.equal(redacted(text), told));

  test('no text holds a code or an address', () => {
    const parts = fc.array(
      fc.oneof(fc.string({ maxLength: 10 }), fc.constantFrom(' 123456 ', ' a@b.example ', '\n', '/?', '"')),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(parts, some => {
        const told = redacted(some.join(''));
        assert.doesNotMatch(told, / 123456 |a@b\.example|\n/);
        assert.ok(told.length <= 500);
      }),
    );
  });
});

describe('a length of time', () => {
  const rows = [
    [0, '0 s'],
    [400, '0 s'],
    [59_600, '1 min'],
    [61_000, '1 min 1 s'],
    [3_600_000, '1 h'],
    [90_000_000, '1 d 1 h'],
    [86_460_000, '1 d'],
    [-5, '0 s'],
  ] as const;
  for (const [milliseconds, told] of rows) {
    test(`${milliseconds} ms`, () => assert.equal(lengthOf(milliseconds), told));
  }
});
