import type { Source } from './source.ts';

const ofBrowsers =
  /\b(window|document|localStorage|sessionStorage|navigator)\.\w|^\s*['"]use client['"]|from\s+['"](react|react-dom|react-native|vue|svelte|@angular\/core|preact|solid-js|next\/(router|navigation))['"]/m;
const ofServers =
  /from\s+['"](node:|fs['"]|crypto['"]|http['"]|path['"]|express['"]|fastify['"])|require\(\s*['"](node:|fs['"]|crypto['"]|http['"]|path['"]|express['"]|fastify['"])|^\s*['"]use server['"]/m;

/** Whether a file runs in browsers: a page, or code that uses what only they have and nothing that only servers have. */
export function isBrowserCode({ page, text }: Source): boolean {
  if (ofServers.test(text)) return false;
  return page !== undefined || ofBrowsers.test(text);
}
