import type { Source, TriggerContract, TriggerName } from './contract.ts';
import { contracts } from './contracts.ts';

/** The versions of a source's events, the first one first; none where no trigger has it. */
export function versionsOf(source: string): readonly TriggerContract['version'][] {
  return having(source).map(({ version }) => version);
}

/**
 * The contract of a source and what it says of that source. Of the versions of PreTokenGeneration it is the
 * first where none is named.
 *
 * @throws Error if no trigger has the source, or not in that version
 */
export function contractFor(
  source: string,
  version?: string,
): { readonly contract: TriggerContract; readonly source: Source } {
  const contract = having(source).find(one => version === undefined || one.version === version);
  const found = contract?.sources[source];
  if (contract && found) return { contract, source: found };
  const versions = versionsOf(source);
  if (versions.length > 0) {
    throw new Error(`${source} has no version ${version}. Versions: ${versions.join(', ')}.`);
  }
  const known = all.flatMap(({ sources }) => Object.keys(sources));
  throw new Error(`No trigger has the source ${source}. Sources: ${[...new Set(known)].join(', ')}.`);
}

/**
 * The trigger that a source such as `CustomMessage_ForgotPassword` belongs to.
 *
 * @throws Error if no trigger has the source
 */
export function triggerOf(source: string): TriggerName {
  return contractFor(source).contract.name;
}

const all: readonly TriggerContract[] = Object.values(contracts);

const bySource = new Map<string, readonly TriggerContract[]>(
  all
    .flatMap(({ sources }) => Object.keys(sources))
    .map(source => [source, all.filter(({ sources }) => Object.hasOwn(sources, source))]),
);

function having(source: string): readonly TriggerContract[] {
  return bySource.get(source) ?? [];
}
