import type { Costs } from './costs.ts';
import type { Demand } from './operation.ts';

/**
 * How often the demanded arithmetic can be done in a second, if nothing else were to be done, by cores whose costs were
 * measured while all of them worked. A synchronization counts with the cores, as its thread waits.
 */
export function cryptographicLimit(demand: Demand, costs: readonly Costs[]): number {
  return costs.reduce((sum, core) => sum + 1 / secondsOf(demand, core), 0);
}

function secondsOf(demand: Demand, costs: Costs): number {
  return (
    demand.signatures * costs.signature +
    demand.generatorPowers * costs.generatorPower +
    demand.powers * costs.power +
    demand.syncs * costs.sync
  );
}
