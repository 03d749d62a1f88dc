import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../pool/clock.ts';
import { jwksOf } from '../pool/jwks.ts';
import { openidConfigurationOf } from '../pool/openid-configuration.ts';
import { jwksMaxAge } from '../pool/pool-keys.ts';
import type { PoolDirectory } from '../store/pool-directory.ts';

const address = /^\/([\w-]+_[0-9a-zA-Z]+)\/\.well-known\/(jwks\.json|openid-configuration)$/;

/**
 * Answers for a pool's keys and discovery document, which anyone on any site may
 * read; false for other addresses.
 */
export function createWellKnown(
  directory: PoolDirectory,
  clock: Clock,
  origin: string,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const [, poolId = '', document] = address.exec(path) ?? [];
    if (!document) return false;
    const pool = directory.pool(poolId);
    const found =
      pool &&
      (document === 'jwks.json' ? jwksOf(pool, clock.now()) : openidConfigurationOf(pool, origin, undefined));
    const body = JSON.stringify(found ?? { message: `User pool ${poolId} does not exist.` });
    response
      .writeHead(found ? 200 : 400, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'access-control-allow-origin': '*',
        'cache-control': found ? `public, max-age=${jwksMaxAge}` : 'no-store',
        'x-content-type-options': 'nosniff',
      })
      .end(request.method === 'HEAD' ? undefined : body);
    return true;
  };
}
