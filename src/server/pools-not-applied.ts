import type { Finding } from '../config/cross-check.ts';
import { pathText } from '../config/source.ts';

/**
 * A description of pools has entries that the service refuses. The message is for where the text of the file is not at
 * hand; where it is, its places tell the findings better.
 */
export class PoolsNotApplied extends Error {
  override readonly name = 'PoolsNotApplied';
  /** One for each entry that is refused. */
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    const lines = findings.map(
      ({ path, expected, found }) => `${pathText(path)}: expected ${expected}; found ${found}`,
    );
    super(lines.join('\n'));
    this.findings = findings;
  }
}
