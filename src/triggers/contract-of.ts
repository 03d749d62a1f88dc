import type { PoolSettings } from '../model/operation.ts';
import { triggerVersion } from './configured-trigger.ts';
import type { TriggerContract, TriggerName } from './contract.ts';
import { contracts } from './contracts.ts';

/** The triggers whose contract is known and that Lifeguard does not run yet. */
export const notRunYet: ReadonlySet<TriggerName> = new Set(['InboundFederation']);

/** The later versions of PreTokenGeneration, the only trigger that has them. */
const versions = {
  V1_0: contracts.PreTokenGeneration,
  V2_0: contracts.PreTokenGenerationV2,
  V3_0: contracts.PreTokenGenerationV3,
};

/** The contract of a pool's trigger; undefined for one that Lifeguard does not run yet. */
export function contractOf(settings: PoolSettings, name: TriggerName): TriggerContract | undefined {
  if (notRunYet.has(name)) return undefined;
  return name === 'PreTokenGeneration' ? versions[triggerVersion(settings, name)] : contracts[name];
}
