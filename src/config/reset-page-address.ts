import type { PoolsFile } from './pools-file.ts';

/**
 * The address that mails of this Lifeguard link to: `resetPage.localUrl`, else the page that it serves
 * itself. The file's `resetPage.url` is the address in production, which AWS links to.
 *
 * @param origin where the service answers, such as `http://127.0.0.1:9400`
 */
export function resetPageAddress(pools: Pick<PoolsFile, 'resetPage'>, origin: string): string {
  return pools.resetPage?.localUrl ?? `${origin}/reset-password`;
}
