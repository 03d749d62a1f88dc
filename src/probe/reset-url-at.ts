import type { PoolsFile } from '../config/pools-file.ts';
import { resetPageAddress } from '../config/reset-page-address.ts';
import type { Target } from '../surroundings/target.ts';

/** The reset page that mails link to there; undefined where none is described. */
export function resetUrlAt(file: PoolsFile, target: Target): string | undefined {
  return target.kind === 'aws' ? file.resetPage?.url : resetPageAddress(file, target.origin);
}
