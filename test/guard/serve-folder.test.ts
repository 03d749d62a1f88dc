import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { type ServedFolder, serveFolder } from '../../src/guard/serve-folder.ts';

describe('a folder that is served', () => {
  let folder: string;
  let served: ServedFolder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guard-'));
    await writeFile(join(folder, 'index.html'), 'the page');
    await writeFile(join(folder, '.env'), 'SECRET=x');
    served = await serveFolder(folder, undefined);
  });
  after(async () => {
    await served.close();
    await rm(folder, { recursive: true });
  });

  const answer = (path: string, host = new URL(served.page).host) =>
    new Promise<string>((resolve, reject) => {
      get(new URL(path, served.page), { headers: { host } }, response => {
        text(response).then(body => resolve(`${response.statusCode} ${body}`.trim()), reject);
      }).on('error', reject);
    });

  const rows: Readonly<Record<string, readonly [path: string, host: string | undefined, answer: string]>> = {
    'its page': ['/', undefined, '200 the page'],
    'a path of a single-page application': ['/reset/now', undefined, '200 the page'],
    'a file that is not there': ['/gone.js', undefined, '404'],
    'a hidden file, for the page': ['/.env', undefined, '200 the page'],
    'a path that leads out, for the page': ['/%2e%2e/%2e%2e/etc/passwd', undefined, '200 the page'],
    'a name that somebody else points here': ['/', 'rebound.example.com', '421'],
    'a name with the right port': ['/', 'localhost:1', '421'],
  };
  for (const [name, [path, host, expected]] of Object.entries(rows)) {
    test(name, async () => assert.equal(await answer(path, host), expected));
  }
});
