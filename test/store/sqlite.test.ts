import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open.ts';
import { storeContract } from './contract.ts';

storeContract({
  name: 'SQLite in memory',
  readsBesideWrites: false,
  open: async () => [await openStore({ data: 'memory' })],
});

const folder = mkdtempSync(join(tmpdir(), 'lifeguard-store-'));
let opened = 0;

storeContract({
  name: 'a SQLite file',
  readsBesideWrites: true,
  after: async () => rmSync(folder, { recursive: true }),
  open: async () => {
    opened += 1;
    return [await openStore({ data: join(folder, String(opened)) })];
  },
});
