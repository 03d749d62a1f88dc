import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { resolve } from 'node:path';
import { hostOf } from '../../guard/gate.ts';
import { serveFolder } from '../../guard/serve-folder.ts';
import { whyUnanswered } from '../../pool/why-unanswered.ts';
import { NotReached } from '../not-reached.ts';
import { UsageProblem } from '../usage-problem.ts';

/** A page that guard can open. */
export interface GuardedPage {
  /** Its address, or a template of the links to it. */
  readonly address: string;
  /** What reports call it: what an address has beside its path may be a secret. */
  readonly name: string;
  close(): Promise<void>;
}

/** The page that an argument names: an address, or a folder, which is served. */
export async function guardedPage(
  word: string,
  path: string | undefined,
  directory: string,
): Promise<GuardedPage> {
  if (/^https?:\/\//i.test(word)) {
    const url = URL.parse(word);
    if (!url) throw new UsageProblem('The page’s address cannot be read.');
    if (url.username !== '' || url.password !== '') {
      throw new UsageProblem(
        'The page’s address has a user or a password in it, which browsers do not send.',
      );
    }
    const name = url.origin + url.pathname + (url.search === '' ? '' : '?…');
    if (path !== undefined) throw new UsageProblem('--path goes with a folder; an address has its path.');
    const [, unknown] = /\{(?!(?:code|email|cid|pid)\})(\w*)\}/.exec(word) ?? [];
    if (unknown !== undefined) {
      throw new UsageProblem(`${name}: {${unknown}} is none of {code}, {email}, {cid} and {pid}.`);
    }
    if (/\{\w+\}/.test(word) && !word.includes('{cid}')) {
      throw new UsageProblem(`${name}: a template of links has {cid}, where the app client stands.`);
    }
    await reached(url);
    return { address: word, name, close: async () => {} };
  }
  const folder = resolve(directory, word);
  if (!existsSync(folder)) {
    throw new UsageProblem(`${word} is neither an address that begins with http nor a folder that there is.`);
  }
  try {
    const served = await serveFolder(folder, path);
    return { address: served.page, name: word, close: served.close };
  } catch (error) {
    throw new NotReached(error instanceof Error ? error.message : String(error));
  }
}

/** How long a server may take to be there, in milliseconds. */
const timeToConnect = 10_000;

/** Where nobody listens, no page can be judged. @throws NotReached */
async function reached(url: URL): Promise<void> {
  const { port, protocol, host } = url;
  const socket = connect({
    host: hostOf(url),
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
