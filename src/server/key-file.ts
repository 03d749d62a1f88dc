import { type FileHandle, link, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  formatMasterKey,
  type MasterKey,
  MasterKeyUnusable,
  makeMasterKey,
  parseMasterKeys,
} from '../pool/master-key.ts';
import type { Random } from '../pool/random.ts';
import { makeFolder } from '../store/make-folder.ts';

/**
 * The master keys in a data folder's key file. Where there is none, one key is made, for its owner's eyes
 * only; of several processes that start at once, all get the same. With the store elsewhere, the folder may
 * be there or not. Where the store has data already, no key is made: none but the lost one opens it.
 *
 * @throws MasterKeyUnusable if the file is lost, the file cannot be read or made, others may
 * read it, or it holds no sound key
 */
export async function readKeyFile(
  path: string,
  random: Random,
  storeHasData = false,
): Promise<[MasterKey, ...MasterKey[]]> {
  const found = await readPrivately(path);
  if (found === undefined && storeHasData) {
    throw new MasterKeyUnusable(
      `The key file ${path} is missing, and the store has data that only its key opens. Restore the file, give the ` +
        'key as LIFEGUARD_KEY, or start with another store.',
    );
  }
  const text = found ?? (await makeKeyFile(path, random));
  return parseMasterKeys(text, `the key file ${path}`);
}

/** The file's text; undefined where there is no file. */
async function readPrivately(path: string): Promise<string | undefined> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const { mode } = await file.stat();
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new MasterKeyUnusable(`The key file ${path} can be read by others; run: chmod 600 ${path}`);
    }
    return await file.readFile('utf8');
  } catch (error) {
    if (error instanceof MasterKeyUnusable) throw error;
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new MasterKeyUnusable(`The key file ${path} cannot be read (${codeOf(error)}).`);
  } finally {
    await file?.close();
  }
}

/**
 * Written whole under another name first, then linked, which fails where a file is there already: no start
 * sees half a key, and none replaces a key that another start has made.
 */
async function makeKeyFile(path: string, random: Random): Promise<string> {
  const text = `${formatMasterKey(makeMasterKey(random))}\n`;
  const draft = `${path}.${random.uuid()}`;
  try {
    makeFolder(dirname(path));
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(draft, path);
    return text;
  } catch (error) {
    const made = codeOf(error) === 'EEXIST' ? await readPrivately(path) : undefined;
    if (made !== undefined) return made;
    throw new MasterKeyUnusable(`The key file ${path} cannot be made (${codeOf(error)}).`);
  } finally {
    await unlink(draft).catch(() => {});
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
