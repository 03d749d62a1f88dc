import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { serveFolder } from '../../guard/serve-folder.ts';
import { NotReached } from '../not-reached.ts';
import { UsageProblem } from '../usage-problem.ts';

/** A page that guard can open. */
export interface GuardedPage {
  /** Its address, or a template of the links to it. */
  readonly address: string;
  close(): Promise<void>;
}

/** The page that an argument names: an address, or a folder, which is served. */
export async function guardedPage(
  word: string,
  path: string | undefined,
  directory: string,
): Promise<GuardedPage> {
  if (/^https?:\/\//i.test(word)) {
    if (!URL.canParse(word)) throw new UsageProblem(`${word} is no address.`);
    if (path !== undefined) throw new UsageProblem('--path goes with a folder; an address has its path.');
    return { address: word, close: async () => {} };
  }
  const folder = resolve(directory, word);
  if (!existsSync(folder)) {
    throw new UsageProblem(`${word} is neither an address that begins with http nor a folder that there is.`);
  }
  try {
    const served = await serveFolder(folder, path);
    return { address: served.page, close: served.close };
  } catch (error) {
    throw new NotReached(error instanceof Error ? error.message : String(error));
  }
}
