import type { Target } from '../surroundings/target.ts';
import { UsageProblem } from './usage-problem.ts';

/**
 * Where the pools are, of what `--target` says.
 *
 * @throws UsageProblem if it is neither aws nor an address
 */
export function targetOf(word: string): Target {
  if (word === 'aws') return { kind: 'aws' };
  const url = URL.parse(word);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageProblem(
      `--target is aws or an address such as http://127.0.0.1:9400, not ${word.slice(0, 60)}.`,
    );
  }
  return { kind: 'endpoint', origin: url.origin };
}
