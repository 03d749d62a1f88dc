import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { knownFaults } from '../../src/guard/known-faults.ts';
import { type MutationName, mutate } from '../../src/guard/mutate.ts';

const clients = { otherClient: 'other', fallbackClient: 'last' };
const mutation = { name: 'drop-client', ...clients } as const;

/** What becomes of a script; the same where the fault has no place in it. */
const rows: Readonly<Record<MutationName, readonly (readonly [script: string, becomes: string])[]>> = {
  'hardcode-client': [
    ['send({ ClientId: client, a })', 'send({ ClientId:"other", a })'],
    ["send({ 'ClientId': client })", 'send({ ClientId:"other" })'],
    ['configure({userPoolClientId:c})', 'configure({userPoolClientId:"other"})'],
    ['send({ ClientID: client })', 'send({ ClientID: client })'],
  ],
  'drop-client': [
    ["link.get('cid')", 'link.get("cid_gone")'],
    ['link.get(`cid`)', 'link.get("cid_gone")'],
    ['link.cid; link?.cid', 'link.cid_gone; link?.cid_gone'],
    ['const { cid } = link', 'const { cid_gone:cid } = link'],
    ['const { cid: client, code } = link', 'const { cid_gone:client, code } = link'],
    ['/[?&]cid=([^&]+)/.exec(query)', '/[?&]cid_gone=([^&]+)/.exec(query)'],
    ["query.split('&cid=')", "query.split('&cid_gone=')"],
    ["link.get('pid'); link[cid]", "link.get('pid'); link[cid]"],
  ],
  'ignore-pool': [
    ["link.get('pid')", 'link.get("pid_gone")'],
    ["link.get('cid')", "link.get('cid')"],
  ],
  'swap-fallback': [
    ["cid ?? 'last'", "('last')??(cid)"],
    ["const d = 'last'; use(cid || d)", "const d = 'last'; use((d)||(cid))"],
    ['use(cid || config.fallbackClient)', 'use((config.fallbackClient)||(cid))'],
    ["cid ? cid : 'last'", "(cid)?('last'):(cid)"],
    ["if (!cid) cid = 'last'", "if (!(!cid)) cid = 'last'"],
    ["if (!cid) { cid = 'last' }", "if (!(!cid)) { cid = 'last' }"],
    ["cid ||= 'last'", "cid=('last')"],
    ["cid || (cid = 'last')", "(cid)&&(cid = 'last')"],
    ["cid ?? 'first'; cid && 'last'", "cid ?? 'first'; cid && 'last'"],
  ],
};

for (const [name, scripts] of Object.entries(rows)) {
  // The keys of a record of each name.
  const fault = name as MutationName;
  describe(`a page that ${knownFaults[fault].about}`, () => {
    for (const [script, becomes] of scripts) {
      test(script, () => assert.equal(mutate(script, { name: fault, ...clients }), becomes));
    }
  });
}

test('a script of more than 2 MB stays as it is', () => {
  const long = `get('cid');${' '.repeat(2 * 1024 * 1024)}`;
  assert.equal(mutate(long, mutation), long);
});

test('what is no script stays as it is', () => {
  assert.equal(mutate("let a; let a; get('cid');", mutation), "let a; let a; get('cid');");
});

test('a script of very many parts is looked through', () => {
  const many = `x=[${'0,'.repeat(300_000)}];get('cid')`;
  assert.ok(mutate(many, mutation).endsWith('get("cid_gone")'));
});
