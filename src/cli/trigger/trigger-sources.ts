import { didYouMean } from '../../config/suggest.ts';
import type { TriggerContract } from '../../triggers/contract.ts';
import { versionsOf } from '../../triggers/contract-for.ts';
import { contracts } from '../../triggers/contracts.ts';
import type { ContractName, TriggerSource } from '../../triggers/trigger-types.ts';
import { UsageProblem } from '../usage-problem.ts';

/** The contracts by name; those of the later versions of PreTokenGeneration have names of their own. */
export const contractsByName: ReadonlyMap<string, TriggerContract> = new Map(Object.entries(contracts));

const allSources = [...new Set([...contractsByName.values()].flatMap(({ sources }) => Object.keys(sources)))];

/**
 * The source of that name.
 *
 * @throws UsageProblem where no trigger has it
 */
export function sourceNamed(name: string): TriggerSource {
  if (isSource(name)) return name;
  const hint = didYouMean(name, allSources) ?? 'See lifeguard trigger sample --list.';
  throw new UsageProblem(`No trigger has the source ${name}. ${hint}`);
}

/**
 * The contract of a trigger of that name, such as `PreSignUp` or `PreTokenGenerationV2`.
 *
 * @throws UsageProblem where there is no such trigger
 */
export function contractNamed(name: string): TriggerContract {
  const contract = contractsByName.get(name);
  if (contract) return contract;
  const names = [...contractsByName.keys()];
  const hint = didYouMean(name, names) ?? `They are ${names.join(', ')}.`;
  throw new UsageProblem(`There is no trigger ${name}. ${hint}`);
}

/** The sources of a contract. */
export function sourcesOf(contract: TriggerContract): readonly TriggerSource[] {
  return Object.keys(contract.sources).filter(isSource);
}

/** The contract's name, which tells versions apart. */
export function nameOf(contract: TriggerContract): ContractName {
  const version = contract.version === '1' ? '' : (`V${contract.version}` as const);
  const name = `${contract.name}${version}`;
  if (isContract(name)) return name;
  throw new Error(`there is no contract ${name}`);
}

function isSource(name: string): name is TriggerSource {
  return versionsOf(name).length > 0;
}

function isContract(name: string): name is ContractName {
  return contractsByName.has(name);
}
