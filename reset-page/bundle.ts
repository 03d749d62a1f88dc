import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The three parts of the page, the same for every configuration. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
  /** The document, with `{{names}}` where a configuration fills in. */
  readonly document: string;
}

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** The page's parts: bundled from source in development, read from the published package elsewhere. */
export async function pageParts(): Promise<PageParts> {
  if (import.meta.url.endsWith('.ts')) return bundlePage();
  const read = (file: string) => readFile(here(file), 'utf8');
  return {
    script: await read('page.bundle.js'),
    style: await read('page.bundle.css'),
    document: await read('page.html'),
  };
}

/** Bundles the page from its sources. The bundler is a development dependency, so it is loaded only here. */
export async function bundlePage(): Promise<PageParts> {
  const { build, stop } = await import('esbuild');
  const [document, { outputFiles }] = await Promise.all([
    readFile(here('page.html'), 'utf8'),
    build({
      entryPoints: [here('page.ts'), here('page.css')],
      outdir: here('.'),
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      charset: 'utf8',
      legalComments: 'none',
      target: ['es2022', 'chrome105', 'firefox121', 'safari15.4'],
    }),
  ]);
  await stop();
  const output = (ending: string) => outputFiles.find(file => file.path.endsWith(ending))?.text ?? '';
  return { script: output('.js'), style: output('.css'), document };
}
