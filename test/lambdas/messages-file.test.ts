import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';

const directory = mkdtempSync(join(tmpdir(), 'lifeguard-messages-'));
after(() => rmSync(directory, { recursive: true }));
mkdirSync(join(directory, 'texts'));

function pools(messages: string): void {
  writeFileSync(
    join(directory, 'pools.yaml'),
    `
regions: [us-east-1]
functions:
  mails: { handler: lifeguard:custom-message, environment: { MESSAGES_FILE: ${messages}, BRAND_NAME: Acme, SUPPORT_EMAIL: help@example.com } }
pools:
  - id: us-east-1_Branded1
    name: branded
    triggers: { CustomMessage: mails }
    clients: [{ id: 1example23456789abcdefghij, name: web }]
`,
  );
}

async function run(...args: string[]) {
  const terminal = fakeTerminal(directory);
  const code = await main(args, terminal);
  return { code, said: terminal.said.join('\n'), complained: terminal.complained };
}

const wrong = JSON.stringify({
  language: 'it',
  texts: { en: { signUp: { sms: `{brand} {####} ${'a'.repeat(129)}`, heading: 'For {name}' } } },
});
const told = [
  'texts/wrong.json  texts.en.signUp.sms: expected at most 140 characters, the brand’s name with 4 of them; found 141',
  'texts/wrong.json  texts.en.signUp.heading: expected no braces but those of {brand}; found "{name}"',
  'texts/wrong.json  language: expected a language that there are texts in: en, de, es; found "it"',
];
writeFileSync(join(directory, 'texts/wrong.json'), wrong);
writeFileSync(join(directory, 'texts/right.json'), '{"texts":{"en":{"signUp":{"heading":"For {brand}"}}}}');
const missing = [
  'texts/gone.json  expected a readable file; found none',
  '    The function mails of pools.yaml names it as MESSAGES_FILE.',
];

describe('a file of texts that the function would not use as it is', () => {
  for (const [name, file, lines] of [
    ['with wrong texts', 'texts/wrong.json', told],
    ['that is not there', 'texts/gone.json', missing],
  ] as const) {
    test(`is refused by check: ${name}`, async () => {
      pools(file);
      const { code, said } = await run('check');
      assert.equal(code, 1);
      assert.deepEqual(said.split('\n').slice(0, lines.length), lines);
    });

    for (const args of ['--out pages', '--json', '']) {
      test(`is refused by mail preview ${args}: ${name}`, async () => {
        pools(file);
        const { code, said, complained } = await run(...`mail preview ${args}`.trim().split(' '));
        assert.deepEqual([code, said, complained.join('\n').split('\n')], [1, '', lines]);
      });
    }
  }

  test('is one rule for lambda package too', async () => {
    const { code, complained } = await run(
      ...'lambda package --dirty --messages texts/wrong.json'.split(' '),
    );
    assert.equal(code, 1);
    // Nobody knows the brand of the environment then.
    const forAnyBrand = told.map(line =>
      line.replace('with 4 of them; found 141', 'with 40 of them; found 177'),
    );
    assert.deepEqual(complained.join('\n').split('\n'), forAnyBrand);
  });
});

test('a right one is used', async () => {
  pools('texts/right.json');
  assert.equal((await run('check')).code, 0);
  const { code, said } = await run('mail', 'preview', '--json');
  assert.equal(code, 0);
  assert.match(said, /For Acme/);
});

describe('variables that the function cannot use', () => {
  const text = `
regions: [us-east-1]
functions:
  mails:
    handler: lifeguard:custom-message
    environment:
      BRAND_NAME: Acme
      BRAND_COLOR: red
      BRAND_LOGOO: x
      SIGN_UP_BY: links
      PASS_THROUGH: signUp, invitations
      MAIL_LANGUAGE: xx
      SIGN_IN_URL: acme
pools:
  - id: us-east-1_Branded1
    name: branded
    triggers: { CustomMessage: mails }
    clients: [{ id: 1example23456789abcdefghij, name: web }]
`;
  const told = [
    /^pools\.yaml:7:\d+ +functions\.mails\.environment\.SUPPORT_EMAIL: expected an address .*; found none, so that mails of Acme send people to/,
    /^pools\.yaml:8:20 .*BRAND_COLOR: expected a colour such as #0b6e4f; found "red"/,
    /^pools\.yaml:9:20 .*BRAND_LOGOO: expected one of BRAND_NAME, .*; found another variable/,
    /^pools\.yaml:10:19 .*SIGN_UP_BY: expected code or link; found "links"/,
    /^pools\.yaml:11:21 .*PASS_THROUGH: expected names out of .*; found "invitations"/,
    /^pools\.yaml:12:22 .*MAIL_LANGUAGE: expected a language that there are texts in: en, de, es; found "xx"/,
    /^pools\.yaml:13:20 .*SIGN_IN_URL: expected an address with https:\/\/ or http:\/\/; found "acme"/,
  ];
  for (const args of ['check', 'mail preview --out pages']) {
    test(`are told with their line by ${args}`, async () => {
      writeFileSync(join(directory, 'pools.yaml'), text);
      const { code, said, complained } = await run(...args.split(' '));
      assert.equal(code, 1);
      const lines = (args === 'check' ? said : complained.join('\n'))
        .split('\n')
        .filter(line => line.startsWith('pools.yaml:'));
      for (const pattern of told)
        assert.ok(
          lines.some(line => pattern.test(line)),
          `${pattern}\n${lines.join('\n')}`,
        );
    });
  }
});
