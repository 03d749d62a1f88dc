import { resetLink } from '../../lambdas/reset-link.ts';
import type { Occasion } from './occasion.ts';

/** What a link carries beside the app client and the pool. */
export interface LinkValues {
  readonly code: string;
  readonly username: string;
}

/**
 * The address that a mail would link to on an occasion.
 *
 * @param page the address of the page, or a template of the whole link with `{code}`, `{email}`, `{cid}`, `{pid}`
 */
export function linkOn(page: string, occasion: Occasion, { code, username }: LinkValues): string {
  const clientId = occasion.kind === 'no client' ? undefined : occasion.client.id;
  const userPoolId = poolOn(occasion);
  if (!/\{(?:code|email|cid|pid)\}/.test(page)) {
    return resetLink(page, { code, email: username, clientId, userPoolId });
  }
  const values = { code, email: username, cid: clientId, pid: userPoolId };
  const url = new URL(
    page.replaceAll(/\{(code|email|cid|pid)\}/g, (_whole, name: string) => `lifeguard-${name}`),
  );
  for (const [name, value] of Object.entries(values)) {
    const mark = `lifeguard-${name}`;
    for (const [key, given] of [...url.searchParams]) {
      if (given !== mark) continue;
      if (value === undefined) url.searchParams.delete(key);
      else url.searchParams.set(key, value);
    }
    url.pathname = url.pathname.replaceAll(mark, encodeURIComponent(value ?? ''));
    url.hash = url.hash.replaceAll(mark, encodeURIComponent(value ?? ''));
  }
  return url.href;
}

function poolOn(occasion: Occasion): string | undefined {
  if (occasion.kind === 'no client') return undefined;
  return occasion.kind === 'other pool' ? occasion.poolId : occasion.client.poolId;
}
