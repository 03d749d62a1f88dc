import type { Costs } from './costs.ts';
import type { Demand } from './operation.ts';

/**
 * How often the demanded arithmetic can be done in a second on that many cores, if nothing else were to be done. A
 * synchronization counts with the cores, as its thread waits.
 */
export function cryptographicLimit(demand: Demand, costs: Costs, cores: number): number {
  const seconds =
    demand.signatures * costs.signature +
    demand.generatorPowers * costs.generatorPower +
    demand.powers * costs.power +
    demand.syncs * costs.sync;
  return cores / seconds;
}
