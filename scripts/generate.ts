/*
 * Writes the files that are made from the sources: `node scripts/generate.ts`. With `--check` it writes nothing and
 * tells which of them are not current.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readCatalogue } from '../src/causes/catalogue.ts';
import { editorSchema } from '../src/config/json-schema.ts';
import { probeFile } from '../src/config/probe-file.ts';
import { referencePage } from '../src/config/reference-page.ts';
import { readChecks } from '../src/doctor/read-checks.ts';
import { liveActions } from '../src/inventory/live-actions.ts';
import { causePages } from './cause-pages.ts';
import { checkPages } from './check-pages.ts';
import { fidelityPage } from './fidelity-page.ts';
import { iamPolicy } from './iam-policy.ts';
import { triggerPage } from './trigger-page.ts';

const root = new URL('../', import.meta.url);

const catalogue = await readCatalogue();

/** What is made, by the path of its file. */
export const generated: Readonly<Record<string, () => string>> = {
  'docs/pools.schema.json': () => `${JSON.stringify(editorSchema(), null, 2)}\n`,
  'docs/pools-yaml.md': referencePage,
  'docs/probe.schema.json': () => `${JSON.stringify(editorSchema(probeFile), null, 2)}\n`,
  'docs/fidelity.md': () => fidelityPage(readFileSync(new URL('docs/fidelity.md', root), 'utf8')),
  'docs/triggers.md': () => triggerPage(readFileSync(new URL('docs/triggers.md', root), 'utf8')),
  ...causePages(catalogue),
  ...checkPages(await readChecks(), catalogue),
  'docs/iam-policy-inventory.json': () => iamPolicy([...liveActions.settings, ...liveActions.beyond]),
};

/** The files that differ from what the sources say. */
export function outdated(): readonly string[] {
  return Object.entries(generated)
    .filter(([path, make]) => {
      const file = new URL(path, root);
      return !existsSync(file) || readFileSync(file, 'utf8') !== make();
    })
    .map(([path]) => path);
}

if (import.meta.main) {
  const stale = outdated();
  if (process.argv.includes('--check')) {
    for (const path of stale) console.error(`${path} is not current: run node scripts/generate.ts`);
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    for (const path of stale) {
      mkdirSync(new URL('.', new URL(path, root)), { recursive: true });
      writeFileSync(new URL(path, root), generated[path]?.() ?? '');
      console.log(`wrote ${path}`);
    }
  }
}
