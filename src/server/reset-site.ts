import type { IncomingMessage, ServerResponse } from 'node:http';
import { type PagePool, type ResetPageFile, type ResetSite, renderResetPage } from '../../reset-page/site.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import { defaultPasswordPolicy } from '../pool/password-policy.ts';
import { regionOf } from '../pool/pool.ts';

/** The reset page for the pools of pools.yaml, whose codes go to this service. */
export async function renderResetSite(file: PoolsFile, origin: string): Promise<ResetSite> {
  return renderResetPage({
    fallbackClientId: file.resetPage?.fallbackClient ?? null,
    acceptAnyClient: file.resetPage?.acceptAnyClient ?? false,
    pools: file.pools.map(pool => pagePool(pool, origin)),
  });
}

function pagePool(pool: PoolsFile['pools'][number], origin: string): PagePool {
  const policy = pool.passwordPolicy;
  return {
    id: pool.id,
    region: regionOf(pool.id),
    name: pool.name,
    endpoint: `${origin}/`,
    passwordPolicy: {
      MinimumLength: policy.minimumLength ?? defaultPasswordPolicy.MinimumLength,
      RequireUppercase: policy.requireUppercase,
      RequireLowercase: policy.requireLowercase,
      RequireNumbers: policy.requireNumbers,
      RequireSymbols: policy.requireSymbols,
    },
    clients: pool.clients.map(({ id, name, signInUrl }) => ({
      id,
      name,
      ...(signInUrl !== undefined && { signInUrl }),
    })),
  };
}

const folder = '/reset-password/';

/**
 * Serves the reset page; false for other addresses. Without its slash, the address moves on and keeps its query. The
 * page is rendered when it is first asked for: from the sources that takes longer than all else of a start.
 */
export function createResetPage(
  render: () => Promise<ResetSite>,
  report: (error: unknown) => void,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  let site: Promise<ResetSite> | undefined;
  return (request, response) => {
    const [path = '', ...rest] = (request.url ?? '').split('?');
    if (`${path}/` === folder) {
      const query = rest.length > 0 ? `?${rest.join('?')}` : '';
      response.writeHead(308, { location: `${folder}${query}`, 'cache-control': 'no-store' }).end();
      return true;
    }
    if (!path.startsWith(folder)) return false;
    site ??= render();
    site.then(
      files => answer(request, response, files.get(path)),
      (error: unknown) => {
        site = undefined;
        response.writeHead(500, plain).end('The reset page could not be made. The terminal says why.\n');
        report(error);
      },
    );
    return true;
  };
}

const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };

function answer(request: IncomingMessage, response: ServerResponse, file: ResetPageFile | undefined): void {
  if (!file) {
    response.writeHead(404, plain).end('The reset page has no such file.\n');
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = zipped ? file.gzip : file.body;
  response.writeHead(200, {
    ...file.headers,
    ...(zipped && { 'content-encoding': 'gzip' }),
    vary: 'accept-encoding',
    'content-length': body.byteLength,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
