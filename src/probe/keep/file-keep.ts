import { hash } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '../../pool/random.ts';
import { type Keep, KeepProblem, mostTries } from './keep.ts';
import { type KeptName, type KeptUser, nothingKept, readKept } from './kept-user.ts';

/**
 * Remembers in a folder, for its owner only. What is remembered of a user is a file with a number, and each change a new
 * file with the next one, which only one of several processes can make: a process that ends in between leaves the whole of
 * what was before.
 */
export function fileKeep(folder: string, random: Pick<Random, 'uuid'>): Keep {
  // What a change throws is no problem of the folder.
  const told = <T>(work: Promise<T>): Promise<T> =>
    work.catch(error => {
      if (error instanceof KeepProblem) throw error;
      throw new KeepProblem(`What the probe remembers in ${folder} cannot be used (${codeOf(error)}).`);
    });
  return {
    async update(name, change) {
      await told(ready(folder));
      const stem = stemOf(name);
      for (let tries = 0; tries < mostTries; tries += 1) {
        const { number, kept: before } = await told(newest(folder, stem));
        const { kept, gives } = change(before);
        if (kept === before) return gives;
        const next = { stem, number: number + 1, kept, draft: random.uuid() };
        if (await told(write(folder, next))) return gives;
      }
      throw new KeepProblem(`Too many probes write to ${folder} at once.`);
    },
  };
}

async function ready(folder: string): Promise<void> {
  // Not those above it: Node.js’ own way to make them never ends where a folder takes no others, such as /proc.
  await mkdir(folder, { mode: 0o700 }).catch(error => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  const found = await stat(folder);
  if (!found.isDirectory()) {
    throw new KeepProblem(
      `${folder}, where the probe is to remember, is no folder: name another with keep.file.`,
    );
  }
  const { mode } = found;
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new KeepProblem(`Others may look into ${folder}, which holds passwords; run: chmod 700 ${folder}`);
  }
}

/** The name of a user is no name of a file, and nobody's business. */
function stemOf({ poolId, username }: KeptName): string {
  const of = username === undefined ? 'pool' : hash('sha256', username).slice(0, 24);
  return `${poolId.replaceAll(/[^\w-]/g, '')}.${of}`;
}

async function numbersIn(folder: string, stem: string): Promise<readonly number[]> {
  const names = await readdir(folder);
  return names
    .flatMap(name => {
      const number = name.startsWith(`${stem}.`)
        ? /^(\d{1,15})\.json$/.exec(name.slice(stem.length + 1))
        : null;
      return number ? [Number(number[1])] : [];
    })
    .toSorted((a, b) => a - b);
}

async function newest(folder: string, stem: string): Promise<{ number: number; kept: KeptUser }> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const number = (await numbersIn(folder, stem)).at(-1);
    if (number === undefined) return { number: 0, kept: nothingKept };
    const path = fileOf(folder, stem, number);
    const json = await readFile(path, 'utf8').catch(error => {
      // A newer one has just taken its place.
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    });
    if (json === undefined) continue;
    const kept = readKept(json);
    if (!kept) throw new KeepProblem(`${path} is not what the probe has written. Remove it to begin anew.`);
    return { number, kept };
  }
  throw new KeepProblem(`Too many probes write to ${folder} at once.`);
}

function fileOf(folder: string, stem: string, number: number): string {
  return join(folder, `${stem}.${number}.json`);
}

/** Whether it was written: not where another was faster. */
async function write(
  folder: string,
  { stem, number, kept, draft }: { stem: string; number: number; kept: KeptUser; draft: string },
): Promise<boolean> {
  const path = join(folder, `.${draft}`);
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(kept)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    try {
      await link(path, fileOf(folder, stem, number));
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    }
  } finally {
    await unlink(path).catch(() => {});
  }
  await syncFolder(folder);
  const numbers = await numbersIn(folder, stem);
  // The number was free because others have gone past it: what was read had been replaced.
  const isNewest = numbers.at(-1) === number;
  const old = isNewest ? numbers.filter(one => one < number) : [number];
  await Promise.all(old.map(one => unlink(fileOf(folder, stem, one)).catch(() => {})));
  return isNewest;
}

/** So that the new name is on the disk before anything rests on it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
