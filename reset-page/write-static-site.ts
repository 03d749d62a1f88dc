import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ResetSite } from './site.ts';

/**
 * Writes the site as files for a static host, with `_headers` and `_redirects` in the form that Cloudflare Pages
 * and Netlify read. Another host must be told the same headers in its own way.
 */
export async function writeStaticSite(site: ResetSite, folder: string): Promise<void> {
  const rules: string[] = [];
  for (const [path, { headers, body }] of site) {
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, body);
    const lines = Object.entries(headers).map(([header, value]) => `  ${header}: ${value}`);
    for (const address of new Set([path, name])) rules.push([address, ...lines].join('\n'));
  }
  await writeFile(join(folder, '_headers'), `${rules.join('\n\n')}\n`);
  await writeFile(
    join(folder, '_redirects'),
    '/reset-password /reset-password/ 308\n/.well-known/change-password /reset-password/ 302\n',
  );
}
