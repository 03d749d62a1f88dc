import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundlePage } from '../reset-page/bundle.ts';
import type { ResetPageConfig } from '../reset-page/page-config.ts';
import { renderResetPage } from '../reset-page/site.ts';
import { writeStaticSite } from '../reset-page/write-static-site.ts';

/** Bundles the page into the folder where the published `reset-page` modules look for it. */
export async function buildResetPage(folder: string): Promise<void> {
  const { script, style, document } = await bundlePage();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'page.bundle.js'), script);
  await writeFile(join(folder, 'page.bundle.css'), style);
  await writeFile(join(folder, 'page.html'), document);
}

// node scripts/build-reset-page.ts [config.json]: with a configuration, the static site for it as well.
if (import.meta.main) {
  const folder = join(import.meta.dirname, '../dist/reset-page');
  await buildResetPage(folder);
  const [file] = process.argv.slice(2);
  if (file) {
    // The file is written by the person who runs the build; the page itself trusts nothing else from it.
    const config = JSON.parse(await readFile(file, 'utf8')) as ResetPageConfig;
    await writeStaticSite(await renderResetPage(config), join(folder, 'site'));
  }
}
