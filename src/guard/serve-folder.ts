import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';

/** A folder that is served on the own machine. */
export interface ServedFolder {
  /** The address of its page. */
  readonly page: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * Serves a folder of files on a free port of loopback. A path that is no file gets the folder's own index.html, as hosts
 * of single-page applications answer it.
 *
 * @param path where in the folder the page is; where its first index.html of these stands if it is left out: the folder
 * itself, `reset-password/`
 * @throws Error if there is no such page
 */
export async function serveFolder(folder: string, path: string | undefined): Promise<ServedFolder> {
  const root = await realpath(folder);
  const candidates =
    path === undefined ? ['/', '/reset-password/'] : [path.startsWith('/') ? path : `/${path}`];
  const found = await Promise.all(candidates.map(candidate => fileAt(root, candidate)));
  const page = candidates[found.findIndex(file => file !== undefined)];
  if (page === undefined) {
    const looked = candidates.map(candidate => join(folder, candidate, 'index.html')).join(' or ');
    throw new Error(`There is no page in ${folder}: no ${looked}.`);
  }
  let origin = '';
  const server = createServer(async (request, response) => {
    // A name that somebody else points at this machine is none of its own: that page may not read the folder.
    if (`http://${request.headers.host}` !== origin) return response.writeHead(421).end();
    const asked = URL.parse(request.url ?? '/', 'http://folder')?.pathname ?? '/';
    const file = (await fileAt(root, asked)) ?? (extname(asked) === '' ? await fileAt(root, '/') : undefined);
    if (file === undefined) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    return createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  origin = `http://127.0.0.1:${port}`;
  return {
    page: `${origin}${page}`,
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

/** The file of a path, below the folder even through symbolic links; its index.html where the path is a folder. */
async function fileAt(root: string, path: string): Promise<string | undefined> {
  try {
    const decoded = decodeURIComponent(path);
    // Such as .env and .git: no part of a site.
    if (decoded.split(/[\\/]/).some(part => part.startsWith('.'))) return undefined;
    const named = await inFolder(root, join(root, decoded));
    if (named === undefined || (await stat(named)).isFile()) return named;
    const index = await inFolder(root, join(named, 'index.html'));
    return index !== undefined && (await stat(index)).isFile() ? index : undefined;
  } catch {
    return undefined;
  }
}

/** Where a path leads; undefined where that is outside the folder. @throws if it leads nowhere */
async function inFolder(root: string, path: string): Promise<string | undefined> {
  const named = await realpath(path);
  return named === root || named.startsWith(root + sep) ? named : undefined;
}
