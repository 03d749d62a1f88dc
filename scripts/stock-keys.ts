import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** More than nearly every file of tests takes. */
const kept = 64;

const file = resolve(import.meta.dirname, '../node_modules/.cache/tests/keys.json');

/** Makes the stock of RSA keys for tests where there is none. They open nothing but pools that tests throw away. */
export function stockKeys(): void {
  if (readStock().length >= kept) return;
  const keys = Array.from({ length: kept }, () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return privateKey.export({ type: 'pkcs8', format: 'pem' });
  });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
}

/** The private keys as PEM, in the order in which they were made; none where there is no stock. */
export function readStock(): string[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return [];
  }
}
