import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePools } from '../../src/config/load-pools.ts';
import { changedLines } from '../../src/inventory/changed-lines.ts';
import type { Deployed } from '../../src/inventory/deployed.ts';
import { pull } from '../../src/inventory/pull.ts';

const beside = { inexpressible: [], gaps: [] };
const client = (id: string, name: string, ...callbackUrls: string[]) => ({
  ...{ id, name, settings: { callbackUrls } },
  ...beside,
});

const deployed: Deployed = {
  source: 'aws',
  kind: 'live',
  gaps: [],
  pools: [
    {
      ...{ id: 'us-east-1_Main00001', name: 'main', region: 'us-east-1' },
      settings: {
        signUp: 'closed',
        passwordPolicy: { minimumLength: 12 },
        tags: { team: '認証', env: 'prod' },
      },
      clients: [client('1web', 'web', 'https://a.example.com/', 'https://b.example.com/')],
      ...beside,
    },
    {
      ...{ id: 'us-east-1_Other0001', name: 'other', region: 'us-east-1' },
      settings: { signUp: 'open' },
      clients: [client('2web', 'web', 'https://a.example.com/')],
      ...beside,
    },
  ],
};

/** As a team might write it, with everything in it that has nothing to do with what changes. */
const asWritten = `# 本番のプール　すべて
regions: [us-east-1]  # 東京ではない

pools:
  # 一番大事
  - id: us-east-1_Main00001
    name:   main   # 名前
    signUp: open # 開いている
    # パスワード
    passwordPolicy:
        minimumLength: 8
        requireSymbols: false   # まだ
    tags: { team: 認証 }

    clients:
      - id: 1web
        name: 'web'
        callbackUrls:
          - https://a.example.com/   # 古い
# 終わり
  - id: us-east-1_Other0001
    name: "other"
    clients: [ { id: 2web, name: web, callbackUrls: [https://a.example.com/] } ]
# 最後のコメント
`;

/** The lines that a pull takes out and puts in. */
const changes = [
  ...['-    signUp: open # 開いている', '+    signUp: closed # 開いている'],
  ...['-        minimumLength: 8', '+        minimumLength: 12'],
  ...['-    tags: { team: 認証 }', '+    tags: { team: 認証, env: prod }'],
  '+          - https://b.example.com/',
];

function pulled(text: string): string {
  const given = { file: 'pools.yaml', directory: '/tmp', environment: {} };
  const read = parsePools(text, given);
  assert.ok(read.ok, read.ok ? '' : JSON.stringify(read.problems));
  const all = pull(read.pools, { ...given, text, deployed, compared: { named: [] }, prune: false });
  assert.deepEqual(all.left, []);
  return all.text;
}

function difference(before: string, after: string): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return changedLines(old, now).flatMap(({ from, to, otherFrom, otherTo }) => [
    ...old.slice(from, to).map(line => `-${line}`),
    ...now.slice(otherFrom, otherTo).map(line => `+${line}`),
  ]);
}

describe('a pull changes the lines that have to change, and no others,', () => {
  const rows: readonly (readonly [name: string, text: string, lines?: readonly string[]])[] = [
    ['of a file with comments and spaces anywhere', asWritten],
    ['of one of Windows', asWritten.replaceAll('\n', '\r\n'), changes.map(line => `${line}\r`)],
    ['of one with both ends of lines', asWritten.replace('\n', '\r\n').replace('大事\n', '大事\r\n')],
    ['of one without an end of its last line', asWritten.trimEnd()],
    ['of one with comments that are indented otherwise', asWritten.replaceAll(/^ +# /gm, '# ')],
    ['of one with a byte order mark', `\uFEFF${asWritten}`],
    ['of a document that says where it begins and ends', `%YAML 1.2\n---\n${asWritten}...\n`],
    [
      'of one with tabs before comments and values',
      asWritten.replaceAll('   # ', '\t# ').replace('name:   ', 'name:\t'),
    ],
  ];
  for (const [name, text, lines = changes] of rows) {
    test(name, () => assert.deepEqual(difference(text, pulled(text)), lines));
  }

  test('and where brackets stand on several lines, makes lines of those alone', () => {
    const text = asWritten
      .replace('    tags: { team: 認証 }', '    tags: {\n      team: 認証, # チーム\n    }')
      .replace(
        '          - https://a.example.com/   # 古い',
        '          [\n            https://a.example.com/\n          ]',
      );
    assert.deepEqual(difference(text, pulled(text)).slice(4), [
      ...['-    tags: {', '-      team: 認証, # チーム', '-    }'],
      ...['+    tags:', '+      team: 認証', '+      env: prod', '+      # チーム'],
      ...['-          [', '-            https://a.example.com/', '-          ]'],
      ...['+          - https://a.example.com/', '+          - https://b.example.com/'],
    ]);
  });
});

for (const [name, indent, end] of [
  ['on many lines', 2, '\n'],
  ['with tabs', '\t', ''],
  ['on one', undefined, '\n'],
] as const) {
  test(`a file of JSON ${name} stays one`, () => {
    const settings = { signUp: 'open', passwordPolicy: { minimumLength: 8 } };
    const file = (of: object, ...more: string[]) => {
      const clients = [{ id: '1web', name: 'web', callbackUrls: ['https://a.example.com/', ...more] }];
      const main = { id: 'us-east-1_Main00001', name: 'main', ...of, clients };
      const other = { id: 'us-east-1_Other0001', name: 'other' };
      const others = [{ id: '2web', name: 'web', callbackUrls: ['https://a.example.com/'] }];
      const pools = [main, { ...other, clients: others }];
      return JSON.stringify({ regions: ['us-east-1'], pools }, null, indent) + end;
    };
    const tags = { team: '認証', env: 'prod' };
    const wanted = { signUp: 'closed', passwordPolicy: { minimumLength: 12 }, tags };
    assert.equal(pulled(file(settings)), file(wanted, 'https://b.example.com/'));
  });
}
