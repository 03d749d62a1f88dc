import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerResetPage } from '../../reset-page/answer.ts';
import { type PagePool, type ResetSite, renderResetPage } from '../../reset-page/site.ts';
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

/**
 * Serves the reset page; false for other addresses. The page is rendered when it is first asked for: from the
 * sources that takes longer than all else of a start.
 */
export function createResetPage(
  render: () => Promise<ResetSite>,
  report: (error: unknown) => void,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  let site: Promise<ResetSite> | undefined;
  return (request, response) => {
    if (!/^\/(reset-password(\/|\?|$)|\.well-known\/change-password$)/.test(request.url ?? '')) return false;
    site ??= render();
    site.then(
      files => answer(files, request, response),
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

function answer(site: ResetSite, request: IncomingMessage, response: ServerResponse): void {
  const found = answerResetPage(site, {
    method: request.method ?? '',
    target: request.url ?? '',
    acceptEncoding: String(request.headers['accept-encoding'] ?? ''),
  });
  if (found) response.writeHead(found.status, found.headers).end(found.body);
  else response.writeHead(404, plain).end('The reset page has no such file.\n');
}
