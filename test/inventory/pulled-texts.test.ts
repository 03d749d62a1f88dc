import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { parsePools } from '../../src/config/load-pools.ts';
import type { PoolsFile } from '../../src/config/pools-file.ts';
import { compare } from '../../src/inventory/compare.ts';
import type { Deployed, DeployedGroup, DeployedPool } from '../../src/inventory/deployed.ts';
import { pull } from '../../src/inventory/pull.ts';

const id = 'us-east-1_Pulled001';

/** A file that says something else of everything that the source tells, in several styles. */
const before = `regions: [us-east-1]
pools:
  - id: us-east-1_Pulled001
    name: texts
    tags: { note: "other", gone: x } # one line
    messages:
      verification:
        subject: 'Other'
        email: |
          <p>Other {####}</p>
      invitation:
        sms: >-
          other
          {####}
    groups:
      - name: staff
        description: other # why
    clients:
      - id: 5webclient5webclient5webcl
        name: web
        callbackUrls:
          - https://app.example.com/other
          - https://app.example.com/
`;

/** One that has none of it yet. */
const empty = 'regions: [us-east-1]\nfunctions: {}\npools: []\n';

const given = { file: 'pools.yaml', directory: '/tmp', environment: { A: 'leaked', HOME: 'leaked' } };

function read(text: string): PoolsFile {
  const loaded = parsePools(text, given);
  assert.ok(loaded.ok, loaded.ok ? '' : `${JSON.stringify(loaded.problems)}\n${text}`);
  return loaded.pools;
}

/** What odd texts are made of: all that YAML, pools.yaml or a reader of lines could take for something else. */
const pieces = [
  ...['${', '$${', '$', '${A', `\${A}`, `$\${A}`, `\${HOME:-x}`, '}', '{', '[', ']', ',', '"', "'", '\\'],
  ...[
    ': ',
    ' #',
    '#',
    '- ',
    '? ',
    '&a',
    '*a',
    '!t',
    '|',
    '>',
    '%',
    '@',
    '`',
    '---',
    '...',
    '<<',
    '~',
    'null',
  ],
  ...[
    'yes',
    'no',
    'true',
    'off',
    '0x1f',
    '1e3',
    '012',
    '.inf',
    '2026-01-01',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\t',
    '\r',
  ],
  ...[
    '\r\n',
    '\0',
    '\x1b[2J',
    '\x7f',
    '\x85',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\u00a0',
    '\u202e',
    'é',
    '😀',
    'a',
  ],
];
const odd = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }).map(all => all.join(''));
/** As the API has the texts of mails: without control characters. */
const readable = odd.map(text => text.replaceAll(/[^\p{L}\p{M}\p{S}\p{N}\p{P}\s]/gu, '_'));

const texts = fc.record({
  tags: fc.dictionary(odd, odd, { maxKeys: 4, noNullPrototype: true }),
  subject: readable,
  email: readable.map(text => `${text}{####}${text}`),
  sms: odd.map(text => `${text.replaceAll(/[\r\n\u2028\u2029]/g, '')}{####}..`),
  description: odd,
  urls: fc.uniqueArray(
    odd.map(text => `https://app.example.com/${text}`),
    { maxLength: 3 },
  ),
});

for (const [name, text, stays] of [
  ['a file that says otherwise', before, /^ {6}- name: staff$/m],
  [
    'one that is indented by four',
    parseDocument(before).toString({ indent: 4, lineWidth: 0 }),
    /- name: staff/,
  ],
  ['one that is indented unevenly', before.replaceAll(/^ {6}/gm, ' '.repeat(9)), /^ {9}- name: staff$/m],
  ['one of Windows', before.replaceAll('\n', '\r\n'), /\r\n {6}- name: staff\r\n/],
  ['a file that says nothing', empty, /- name: staff/],
] as const) {
  test(`whatever texts a source tells, ${name} says them after a pull`, () => {
    fc.assert(
      fc.property(texts, ({ tags, subject, email, sms, description, urls }) => {
        const messages = { verification: { subject, email }, invitation: { sms } };
        const groups = [{ name: 'staff', description }];
        const deployed = source({ tags, messages }, groups, urls);
        const compared = { named: [] };
        const file = text === empty ? { ...read(before), pools: [] } : read(text);
        const pulled = pull(file, { ...given, text, deployed, compared, prune: true });
        assert.deepEqual(pulled.left, []);
        assert.match(pulled.text, stays);
        const after = read(pulled.text);
        const [pool] = after.pools;
        assert.deepEqual(
          [
            pool?.tags,
            pool?.messages.verification,
            pool?.messages.invitation.sms,
            pool?.groups[0]?.description,
          ],
          [tags, { subject, email }, sms, description],
        );
        assert.deepEqual(pool?.clients[0]?.callbackUrls.toSorted(), urls.toSorted());
        assert.deepEqual(compare(after, deployed, compared), []);
      }),
      { numRuns: 60 },
    );
  });
}

function source(
  settings: DeployedPool['settings'],
  groups: readonly DeployedGroup[],
  callbackUrls: string[],
): Deployed {
  const beside = { inexpressible: [], gaps: [] };
  const client = { id: '5webclient5webclient5webcl', name: 'web', settings: { callbackUrls }, ...beside };
  const pool = { id, name: 'texts', region: 'us-east-1', settings, groups, clients: [client], ...beside };
  return { source: 'a.tfstate', kind: 'terraform', gaps: [], pools: [pool] };
}
