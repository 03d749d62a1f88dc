import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { commanding, commandsIn } from '../cli/commanding.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { awsAnswers, awsClientId, awsPoolId } from './aws-pool.ts';
import { startStandIn } from './stand-in.ts';

const directory = mkdtempSync(join(tmpdir(), 'lifeguard-terminal-'));
after(() => rmSync(directory, { recursive: true }));

async function run(...args: readonly string[]) {
  const terminal = fakeTerminal(directory);
  await main(['doctor', ...args], terminal);
  return [...terminal.said, ...terminal.complained].join('\n');
}

const outlets = [[], ['--all'], ['--json'], ...['sarif', 'junit', 'github'].map(of => ['--format', of])];

describe('what a terminal obeys is not printed by doctor', () => {
  // No file can have these two in its name, and the second would end the folder's.
  const fileName = commanding.replaceAll(/[\0/]/g, '');
  const folder = `code${fileName.slice(0, 40)}`;
  mkdirSync(join(directory, folder));
  const trap = `const q = new URLSearchParams(location.search);
    send.confirmForgotPassword({ ClientId: '6sjjnkaeagnqgkmbl1mr5rtfsr', ConfirmationCode: q.get('code') });`;
  writeFileSync(join(directory, folder, `${fileName.slice(0, 100)}.js`), trap);
  writeFileSync(join(directory, folder, `${fileName.slice(-100)}.js`), trap);
  writeFileSync(join(directory, folder, `${fileName.slice(-90)}.js`), 'const = ;');

  for (const outlet of outlets) {
    test(`of the names of files: ${outlet.join(' ') || 'text'}`, async () => {
      const told = await run('--source', folder, ...outlet);
      assert.match(told, /client-id-from-link/);
      assert.deepEqual(commandsIn(told), []);
    });
  }

  for (const outlet of [...outlets, ['--fix']]) {
    test(`of a pool: ${outlet.join(' ') || 'text'}`, async () => {
      await using aws = await startStandIn(
        awsAnswers({
          pool: { Name: commanding, DeletionProtection: 'INACTIVE', EstimatedNumberOfUsers: 1 },
          client: { ClientName: commanding, EnableTokenRevocation: false, CallbackURLs: [commanding] },
          answers: {
            ListUserPoolClients: { UserPoolClients: [{ ClientId: awsClientId, ClientName: commanding }] },
            GetUserPoolMfaConfig: { error: 'Odd\u009b2JException', message: commanding },
          },
        }),
      );
      const told = await run('--target', aws.origin, '--pool', awsPoolId, ...outlet);
      assert.match(told, /deletion-protected/);
      assert.deepEqual(commandsIn(told), []);
    });
  }
});
