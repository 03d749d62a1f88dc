import { regionOf } from '../pool/pool.ts';
import { regionForm } from '../pool/pool-id.ts';

/** The region that the id of a pool names; undefined where that cannot be one, as in the ids of emulators. */
export function regionIn(id: string | undefined): string | undefined {
  const region = id === undefined ? '' : regionOf(id);
  return regionForm.test(region) ? region : undefined;
}
