import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { resolve } from 'node:path';
import { serveFolder } from '../../guard/serve-folder.ts';
import { whyUnanswered } from '../../pool/why-unanswered.ts';
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
    const [, unknown] = /\{(?!(?:code|email|cid|pid)\})(\w*)\}/.exec(word) ?? [];
    if (unknown !== undefined) {
      throw new UsageProblem(`${word}: {${unknown}} is none of {code}, {email}, {cid} and {pid}.`);
    }
    if (/\{\w+\}/.test(word) && !word.includes('{cid}')) {
      throw new UsageProblem(`${word}: a template of links has {cid}, where the app client stands.`);
    }
    await reached(new URL(word));
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

/** How long a server may take to be there, in milliseconds. */
const timeToConnect = 10_000;

/** Where nobody listens, no page can be judged. @throws NotReached */
async function reached({ hostname, port, protocol, host }: URL): Promise<void> {
  const socket = connect({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || (protocol === 'https:' ? 443 : 80)),
    signal: AbortSignal.timeout(timeToConnect),
  });
  try {
    await once(socket, 'connect');
  } catch (error) {
    throw new NotReached(`${host} was not reached: ${whyUnanswered(error)}.`);
  } finally {
    socket.destroy();
  }
}
