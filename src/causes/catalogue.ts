import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { CauseDefinition, Explanation, Facts } from './cause.ts';

/** A cause as the catalogue has it: where it bites, and what is known of it. */
export interface CataloguedCause {
  /** The folder of its file, such as `reset`. */
  readonly area: string;
  /** `shows` is only there where Lifeguard's own service can throw it. */
  readonly definition: Explanation & Partial<CauseDefinition<Facts>>;
}

/** Every cause by its id. */
export type Catalogue = ReadonlyMap<string, CataloguedCause>;

/**
 * The name of a module beside this file that has all the others in it. The package has it, for reading one file is much
 * faster than reading hundreds; a checkout has none.
 */
export const joinedModule = 'joined-causes.js';

/** What that module exports: the modules of all causes, each with the folder that it lies in. */
export interface JoinedCauses {
  readonly modules: readonly (readonly [area: string, exported: Readonly<Record<string, unknown>>])[];
}

/** Reads every cause there is: each module in the folders beside this file that exports one. */
export async function readCatalogue(): Promise<Catalogue> {
  const here = new URL('.', import.meta.url);
  const joined = new URL(joinedModule, here);
  const { modules }: JoinedCauses = existsSync(joined) ? await import(joined.href) : await readModules(here);
  const found = modules.flatMap(([area, exported]) =>
    Object.values(exported)
      .filter(isCause)
      .map(({ definition }): [string, CataloguedCause] => [definition.id, { area, definition }]),
  );
  return new Map(found);
}

/** The files in the folders there that are modules of causes, such as `reset/code-expired.ts`. */
export async function causeModules(here: URL): Promise<readonly string[]> {
  const files = await readdir(here, { recursive: true });
  return files
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => /^[\w-]+\/[\w-]+\.[jt]s$/.test(file))
    .sort();
}

async function readModules(here: URL): Promise<JoinedCauses> {
  const files = await causeModules(here);
  const modules = files.map(
    async (file): Promise<JoinedCauses['modules'][number]> => [
      file.split('/')[0] ?? '',
      await import(new URL(file, here).href),
    ],
  );
  return { modules: await Promise.all(modules) };
}

function isCause(value: unknown): value is Pick<CataloguedCause, 'definition'> {
  return (
    ((typeof value === 'object' && value !== null) || typeof value === 'function') && 'definition' in value
  );
}
