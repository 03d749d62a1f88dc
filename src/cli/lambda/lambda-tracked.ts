import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { devNull } from 'node:os';
import { basename, join, relative, sep } from 'node:path';
import { NotReached } from '../not-reached.ts';
import { LambdaNotPackaged } from './lambda-not-packaged.ts';
import type { ZipEntry } from './lambda-zip.ts';

interface Tracked {
  /** From the folder that was asked about, with slashes. */
  readonly path: string;
  readonly mode: string;
  readonly object: string;
}

/** Names that git lists, and no more of them than a sentence holds. */
const mostNamed = 3;

/**
 * The files that git tracks in a folder. Their contents come from git and not from the disk, where a setting
 * of the machine may have changed the line ends.
 *
 * @param dirty take them from the disk as they are, uncommitted changes included
 * @throws LambdaNotPackaged
 */
export async function trackedFiles(folder: string, dirty: boolean): Promise<ZipEntry[]> {
  if (!dirty) await refuseChanges(folder, ['.']);
  const files = await listed(folder, ['.']);
  for (const { path, mode } of files) {
    if (path.split('/').includes('__proto__')) {
      throw new LambdaNotPackaged(`${path} cannot be packaged under that name: give it another.`);
    }
    if (mode === '100644' || mode === '100755') continue;
    const what = mode === '120000' ? 'a symbolic link' : 'a repository of its own';
    throw new LambdaNotPackaged(
      `${path} is ${what}, which a Lambda's zip cannot hold: put its files in its place.`,
    );
  }
  if (files.length === 0) {
    throw new LambdaNotPackaged(
      `git tracks no file in ${folder}: add the handler with git add, and commit it.`,
    );
  }
  const entries: ZipEntry[] = [];
  for (const { path, mode, object } of files) {
    const bytes = dirty
      ? await readFile(join(folder, path)).catch(() => undefined)
      : await git(folder, ['cat-file', 'blob', object]);
    // Without --dirty none is missing; with it, a file that was deleted is not packaged.
    if (bytes) entries.push({ name: path, bytes, executable: mode === '100755' });
  }
  return entries;
}

/**
 * What git has of a file: a change of the disk that it was told to overlook, as of `skip-worktree`, is not in it, nor are
 * the line ends of this machine.
 *
 * @param file an absolute path
 * @returns undefined where it does not track the file
 * @throws LambdaNotPackaged
 */
export async function trackedContents(folder: string, file: string): Promise<Buffer | undefined> {
  const [tracked] = await listed(folder, [await pathIn(folder, file)]);
  return tracked && git(folder, ['cat-file', 'blob', tracked.object]);
}

/**
 * Refuses files that are not as they are committed: a bundle of them would be of this machine only.
 *
 * @param files absolute paths
 * @throws LambdaNotPackaged
 */
export async function refuseUncommitted(folder: string, files: readonly string[]): Promise<void> {
  const paths = await Promise.all(files.map(file => pathIn(folder, file)));
  const known = new Set((await listed(folder, paths)).map(({ path }) => path));
  const strays = paths.filter(path => !known.has(path));
  if (strays.length > 0) {
    throw new LambdaNotPackaged(
      `The bundle would hold what git does not track: ${named(strays)}. Commit it first, or package it as it is with --dirty.`,
    );
  }
  await refuseChanges(folder, paths);
}

/**
 * Refuses settings of a bundle that are not as they are committed, as those of another machine then are not.
 *
 * @param settings absolute paths, with symbolic links resolved; there need be no file
 * @throws LambdaNotPackaged
 */
export async function refuseUncommittedSettings(folder: string, settings: readonly string[]): Promise<void> {
  const [from, root] = await Promise.all([realpath(folder), rootOf(folder)]);
  const isInside = (path: string) => path.startsWith(root + sep);
  const outside = settings.find(path => !isInside(path) && existsSync(path));
  if (outside !== undefined) {
    throw new LambdaNotPackaged(
      `The bundle would depend on ${outside}, which is outside the repository. Commit a ${basename(outside)} in the repository, or package it as it is with --dirty.`,
    );
  }
  const inside = settings.filter(isInside);
  const paths = inside.map(path => relative(from, path).replaceAll('\\', '/'));
  const objects = new Map((await listed(folder, paths)).map(({ path, object }) => [path, object]));
  const changed: string[] = [];
  for (const [at, path] of inside.entries()) {
    const object = objects.get(paths[at] ?? '');
    const shown = relative(root, path).replaceAll('\\', '/');
    const onDisk = await readFile(path).catch(() => undefined);
    if (object === undefined && onDisk) {
      throw new LambdaNotPackaged(
        `The bundle would depend on what git does not track: ${shown}. Commit it first, or package it as it is with --dirty.`,
      );
    }
    // git may have been told to overlook a change, so that its status says nothing.
    const committed = object === undefined ? undefined : await git(folder, ['cat-file', 'blob', object]);
    if (linesOf(committed) !== linesOf(onDisk)) changed.push(shown);
  }
  refuseChanged(changed);
  await refuseChanges(folder, paths);
}

async function rootOf(folder: string): Promise<string> {
  const answer = await git(folder, ['rev-parse', '--show-toplevel']);
  return realpath(answer.toString('utf8').replace(/\r?\n$/, ''));
}

function linesOf(text: Buffer | undefined): string | undefined {
  return text?.toString('utf8').replaceAll('\r\n', '\n');
}

async function refuseChanges(folder: string, paths: readonly string[]): Promise<void> {
  const answer = await git(folder, [
    ...(await withoutFilters(folder)),
    'status',
    '--porcelain',
    '-z',
    '--untracked-files=no',
    '--no-renames',
    '--',
    ...paths,
  ]);
  refuseChanged(texts(answer).map(line => line.slice(3)));
}

/** What a file looks like to git may depend on programs that the repository's settings name; none of them runs. */
async function withoutFilters(folder: string): Promise<string[]> {
  const keys = texts(await git(folder, ['config', '--null', '--name-only', '--list']));
  const filters = keys.flatMap(key => /^(filter\..*)\.[^.]+$/s.exec(key)?.[1] ?? []);
  return [...new Set(filters)].flatMap(filter =>
    ['clean=', 'process=', 'required=false'].flatMap(setting => ['-c', `${filter}.${setting}`]),
  );
}

function refuseChanged(changed: readonly string[]): void {
  if (changed.length === 0) return;
  throw new LambdaNotPackaged(
    `There are uncommitted changes in ${named(changed)}. Commit them first, or package them as they are with --dirty.`,
  );
}

async function pathIn(folder: string, file: string): Promise<string> {
  return relative(await realpath(folder), await realpath(file)).replaceAll('\\', '/');
}

async function listed(folder: string, paths: readonly string[]): Promise<Tracked[]> {
  const lines = texts(await git(folder, ['ls-files', '--stage', '-z', '--', ...paths]));
  return lines.map(line => {
    const [, mode = '', object = '', path = ''] = /^(\d+) (\w+) \d\t(.*)$/s.exec(line) ?? [];
    return { path, mode, object };
  });
}

function texts(answer: Buffer): string[] {
  return answer.toString('utf8').split('\0').filter(Boolean);
}

function named(paths: readonly string[]): string {
  const more = paths.length - mostNamed;
  return paths.slice(0, mostNamed).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

const settings: readonly string[] = [
  // Paths are as they are called, never patterns.
  '--literal-pathspecs',
  // A folder that came from elsewhere may look like a repository, whose settings name a program to run.
  ...['-c', 'safe.bareRepository=explicit'],
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', `core.hooksPath=${devNull}`],
  // Nor is its index written anew, which hooks would be told of.
  '--no-optional-locks',
];

function git(folder: string, args: readonly string[]): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const all = [...settings, ...args];
  // What a repository lacks of itself it would fetch, by programs that its settings name.
  const env = { ...process.env, GIT_ALLOW_PROTOCOL: '', GIT_NO_LAZY_FETCH: '1' };
  const options = { cwd: folder, env, encoding: 'buffer', maxBuffer: 1 << 30 } as const;
  execFile('git', all, options, (error, stdout, stderr) => {
    if (!error) return resolve(stdout);
    const reason =
      error.code === 'ENOENT'
        ? 'Packaging asks git which files belong to the function, and there is no git here'
        : `git says: ${stderr.toString('utf8').trim().split('\n')[0] || error.message}`;
    reject(new NotReached(`${reason}.`));
  });
  return promise;
}
