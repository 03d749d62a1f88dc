import { execFile } from 'node:child_process';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders that hold what others wrote or what a build made. */
const passedOver: ReadonlySet<string> = new Set([
  ...['node_modules', 'bower_components', 'vendor', '.git', '.hg', '.svn', '.yarn', '.pnpm-store'],
  ...['dist', 'build', 'out', 'coverage', '.next', '.nuxt', '.output', '.svelte-kit', '.angular', '.cache'],
  ...['.turbo', '.parcel-cache', '.vercel', '.netlify', '.serverless', '.aws-sam', 'cdk.out', '.amplify'],
  ...['__snapshots__', 'storybook-static', '.lifeguard'],
]);

/** Tests make mistakes on purpose, and name app clients of their own. */
const ofTests =
  /(^|\/)(__tests__|__mocks__|tests?|e2e|fixtures?|cypress|mocks?)\/|[.-](test|spec|stories|cy|mock)\.[cm]?[jt]sx?$/i;

/** What there is to read in a folder. */
export interface ListedFiles {
  /** Below the folder, with `/`, sorted. */
  readonly files: readonly string[];
  /** How many files of tests were passed over. */
  readonly ofTests: number;
  /** How many symbolic links were not followed. */
  readonly links: number;
  /** Folders that could not be opened. */
  readonly closed: readonly string[];
  /** Whether there are more files than are ever read. */
  readonly isCut: boolean;
}

/** No more files are listed: a folder by mistake, such as a home, ends soon. */
const most = 50_000;

/**
 * The files of a folder: those that its git repository knows or does not ignore, else all below it. What others wrote,
 * what a build made, tests and symbolic links are left out.
 *
 * @param environment where git is found, by `PATH`
 */
export async function listFiles(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ListedFiles> {
  const isOpen = await readdir(folder).then(
    () => true,
    () => false,
  );
  const known = isOpen ? await fromGit(folder, environment) : [];
  // A folder that its repository ignores was named on purpose.
  const walked = known.length > 0 ? { files: known, links: 0, closed: [], isCut: false } : await walk(folder);
  const own = walked.files.filter(
    file =>
      !file
        .split('/')
        .slice(0, -1)
        .some(part => passedOver.has(part)),
  );
  const files = own.filter(file => !ofTests.test(file)).sort();
  return {
    ...walked,
    files: files.slice(0, most),
    ofTests: own.length - files.length,
    isCut: walked.isCut || files.length > most,
  };
}

/**
 * By git, which is told to run nothing that the repository's own settings name. Empty where there is no git, no
 * repository, or one that git does not trust.
 */
async function fromGit(
  folder: string,
  { PATH, HOME, SystemRoot }: Readonly<Record<string, string | undefined>>,
): Promise<readonly string[]> {
  const flags = [
    '-c',
    'core.fsmonitor=false',
    '-c',
    'core.hooksPath=/dev/null',
    '-c',
    'core.quotePath=false',
  ];
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  // What a repository lacks of itself it would fetch, by programs that its settings name.
  const alone = { GIT_ALLOW_PROTOCOL: '', GIT_NO_LAZY_FETCH: '1' };
  const env = { PATH, HOME, SystemRoot, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', ...alone };
  return new Promise(resolve => {
    execFile(
      'git',
      [...flags, ...list],
      { cwd: folder, env, timeout: 20_000, maxBuffer: 64 * 1024 * 1024, windowsHide: true },
      (error, out) => resolve(error ? [] : out.split('\0').filter(file => file !== '')),
    );
  });
}

async function walk(folder: string): Promise<Omit<ListedFiles, 'ofTests'>> {
  const files: string[] = [];
  const closed: string[] = [];
  let links = 0;
  const left = [''];
  for (let at = left.pop(); at !== undefined && files.length <= most; at = left.pop()) {
    const entries = await readdir(join(folder, at), { withFileTypes: true }).catch(() => undefined);
    if (!entries) {
      closed.push(at === '' ? '.' : at);
      continue;
    }
    for (const entry of entries) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isSymbolicLink()) links++;
      else if (entry.isDirectory()) {
        if (!passedOver.has(entry.name)) left.push(path);
      } else if (entry.isFile()) files.push(path);
    }
  }
  return { files, links, closed, isCut: files.length > most };
}

/**
 * How long a plain file of a folder is; undefined for what is none, such as a pipe. `link` is what is elsewhere in truth,
 * as where a folder on the way is a symbolic link.
 */
export async function sizeOf(folder: string, path: string): Promise<number | 'link' | undefined> {
  const found = await lstat(join(folder, path)).catch(() => undefined);
  if (!found) return undefined;
  const [at, real] = await Promise.all([realpath(folder), realpath(join(folder, path)).catch(() => '')]);
  if (found.isSymbolicLink() || real !== join(at, path)) return 'link';
  return found.isFile() ? found.size : undefined;
}
