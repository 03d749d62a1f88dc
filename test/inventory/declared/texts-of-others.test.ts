import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { main } from '../../../src/cli/main.ts';
import { fakeTerminal } from '../../cli/fake-terminal.ts';

const obeyed = '\u001b]0;owned\u0007\u202e\u0085 ##[add-mask]ok\n::stop-commands::x\u2028::error::y';
// Long enough that the lines of a report break before what would be a command.
const hostile = `${'a'.repeat(70)} ::stop-commands::x ##[add-mask]ok ${obeyed}`;

const attributes = {
  id: 'us-east-1_Hostile01',
  name: `pool ${hostile}`,
  tags_all: { [`tag ${hostile}`]: hostile },
};
const state = JSON.stringify({
  version: 4,
  resources: [
    { mode: 'managed', type: 'aws_cognito_user_pool', name: 'a', instances: [{ attributes }] },
    {
      mode: 'managed',
      type: 'aws_cognito_user_pool_client',
      name: hostile,
      instances: [{ attributes: { user_pool_id: hostile, name: hostile } }],
    },
  ],
});

describe('texts of others in reports of inventory', () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'lifeguard-texts-'));
    const pool = 'regions: [us-east-1]\npools: [{ id: us-east-1_Hostile01, name: known }]\n';
    writeFileSync(join(directory, 'pools.yaml'), pool);
    writeFileSync(join(directory, `${'b'.repeat(60)} ##[x] \u001b[2J.tfstate`), state);
  });
  after(() => rmSync(directory, { recursive: true }));

  const rows: readonly (readonly string[])[] = [
    ['check'],
    ['check', '--format', 'markdown'],
    ['check', '--json'],
    ['pull', '--dry-run'],
    ['pull', '--dry-run', '--json'],
    ['pull', '--config', 'first.yaml'],
    ['check', '--pool', hostile],
  ];
  for (const args of rows) {
    test(`are nothing that a terminal or GitHub obeys: ${args.join(' ').slice(0, 30)}`, async () => {
      const terminal = fakeTerminal(directory);
      const file = `${'b'.repeat(60)} ##[x] \u001b[2J.tfstate`;
      await main(['inventory', ...args, '--terraform', file], terminal);
      const said = [...terminal.said, ...terminal.complained].join('\n');
      assert.doesNotMatch(said, /(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]|^\s*::|##\[/mu);
      assert.match(said, /add-mask|## \[x\]/);
    });
  }
});
