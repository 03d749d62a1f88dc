import type { CauseDefinition, Explanation, Facts } from './cause.ts';
import { readFiledModules } from './filed-modules.ts';

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
  const modules = await readFiledModules(new URL('.', import.meta.url));
  const found = modules.flatMap(([area, exported]) =>
    Object.values(exported)
      .filter(isCause)
      .map(({ definition }): [string, CataloguedCause] => [definition.id, { area, definition }]),
  );
  return new Map(found);
}

function isCause(value: unknown): value is Pick<CataloguedCause, 'definition'> {
  return (
    ((typeof value === 'object' && value !== null) || typeof value === 'function') && 'definition' in value
  );
}
