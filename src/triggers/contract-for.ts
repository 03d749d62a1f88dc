import type { Source, TriggerContract } from './contract.ts';
import { contracts } from './contracts.ts';

/**
 * The contract of a source and what it says of that source. Of the versions of PreTokenGeneration it is
 * the first where none is named.
 *
 * @throws Error if no trigger has the source, or not in that version
 */
export function contractFor(
  source: string,
  version?: string,
): { readonly contract: TriggerContract; readonly source: Source } {
  const all = Object.values<TriggerContract>(contracts);
  const having = all.filter(({ sources }) => Object.hasOwn(sources, source));
  const contract = having.find(candidate => version === undefined || candidate.version === version);
  const found = contract?.sources[source];
  if (contract && found) return { contract, source: found };
  if (having.length === 0) {
    const known = [...new Set(all.flatMap(({ sources }) => Object.keys(sources)))];
    throw new Error(`No trigger has the source ${source}. Sources: ${known.join(', ')}.`);
  }
  const versions = having.map(candidate => candidate.version).join(', ');
  throw new Error(`${source} has no version ${version}. Versions: ${versions}.`);
}
