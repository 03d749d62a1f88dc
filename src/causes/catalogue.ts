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

/** Reads every cause there is: each module in the folders beside this file that exports one. */
export async function readCatalogue(): Promise<Catalogue> {
  const here = new URL('.', import.meta.url);
  const files = await readdir(here, { recursive: true });
  const modules = files
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => /^[\w-]+\/[\w-]+\.[jt]s$/.test(file))
    .sort();
  const found = await Promise.all(
    modules.map(async file => {
      const [area = ''] = file.split('/');
      const exported: Record<string, unknown> = await import(new URL(file, here).href);
      return Object.values(exported)
        .filter(isCause)
        .map(({ definition }): [string, CataloguedCause] => [definition.id, { area, definition }]);
    }),
  );
  return new Map(found.flat());
}

function isCause(value: unknown): value is Pick<CataloguedCause, 'definition'> {
  return (
    ((typeof value === 'object' && value !== null) || typeof value === 'function') && 'definition' in value
  );
}
