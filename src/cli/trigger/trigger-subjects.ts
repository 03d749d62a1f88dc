import type { PoolsFile } from '../../config/pools-file.ts';
import type { CheckSubject } from '../../trigger-check/check-handler.ts';
import type { TriggerContract } from '../../triggers/contract.ts';
import { contractFor } from '../../triggers/contract-for.ts';
import type { TriggerSource } from '../../triggers/trigger-types.ts';
import { UsageProblem } from '../usage-problem.ts';
import { contractNamed, nameOf, sourceNamed, sourcesOf } from './trigger-sources.ts';
import type { TriggerTarget, TriggerTargets } from './trigger-target.ts';

type PoolEntry = PoolsFile['pools'][number];

/** A function, and one trigger that it serves. */
export interface TargetSubject {
  readonly target: TriggerTarget;
  readonly subject: CheckSubject;
}

/** What of a function is checked. */
export interface SubjectFlags {
  readonly trigger: string | undefined;
  readonly source: readonly string[];
}

/**
 * What a function is checked as: each trigger for which a pool of pools.yaml names it, as far as the flags mean that; where
 * none is left, the trigger or the sources that the flags name, with the pool of the samples.
 *
 * @throws UsageProblem where that is nothing, or the flags name what does not exist
 */
export function triggerSubjects(
  { pools, targets, shown, poolsFile }: TriggerTargets,
  flags: SubjectFlags,
): readonly TargetSubject[] {
  const sources = flags.source.map(sourceNamed);
  const contract = flags.trigger === undefined ? undefined : contractNamed(flags.trigger);
  const stranger = contract && sources.find(source => !Object.hasOwn(contract.sources, source));
  if (stranger) throw new UsageProblem(`${flags.trigger} has no source ${stranger}.`);

  const isMeant = (source: TriggerSource) => sources.length === 0 || sources.includes(source);
  const ofPools = targets.flatMap(target =>
    pools.flatMap(pool =>
      contractsOf(pool, target)
        // A trigger of several versions is meant in that of the pool, unless its name says which.
        .filter(own => !contract || [own.name, nameOf(own)].some(name => name === flags.trigger))
        .map(own => ({ target, subject: subjectOf(own, isMeant, pool) })),
    ),
  );
  const found = ofPools.filter(({ subject }) => subject.sources.length > 0);
  if (found.length > 0) return found;

  const named = contract ? [contract] : sources.map(source => contractFor(source).contract);
  if (named.length === 0) {
    throw new UsageProblem(
      poolsFile === undefined
        ? `No pools.yaml says what ${shown} is for: say it with --trigger NAME or --source NAME.`
        : `No pool of ${poolsFile} has ${shown} for a trigger: say with --trigger NAME or --source NAME what it is for.`,
    );
  }
  const [target] = targets;
  return [...new Set(named)].map(own => ({ target, subject: subjectOf(own, isMeant) }));
}

const suffixes = { V1_0: '', V2_0: 'V2', V3_0: 'V3' } as const;

function contractsOf(pool: PoolEntry, target: TriggerTarget): readonly TriggerContract[] {
  return Object.entries(pool.triggers)
    .filter(([, name]) => name === target.name)
    .map(([trigger]) =>
      trigger === 'PreTokenGeneration'
        ? contractNamed(`${trigger}${suffixes[pool.preTokenGenerationVersion]}`)
        : contractNamed(trigger),
    );
}

function subjectOf(
  contract: TriggerContract,
  isMeant: (source: TriggerSource) => boolean,
  pool?: PoolEntry,
): CheckSubject {
  return {
    contract,
    sources: sourcesOf(contract).filter(isMeant),
    ...(pool && { pool: { id: pool.id, name: pool.name, clientId: pool.clients[0]?.id } }),
  };
}
