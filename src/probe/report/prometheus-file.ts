import { chmod, rename, rm, writeFile } from 'node:fs/promises';
import type { ReportedRun } from './metrics.ts';
import { prometheusText } from './prometheus.ts';

/**
 * Replaces a file of metrics as a whole: the collector, which may read it at any moment, must never see half of it. The
 * collector is another user, and may read it.
 *
 * @param name makes the name of the new file one that no other process uses
 */
export async function writePrometheusFile(
  path: string,
  name: string,
  runs: readonly ReportedRun[],
  environment: string | undefined,
): Promise<void> {
  // node_exporter reads what ends in .prom, and would read this one twice.
  const fresh = `${path}.${name}.tmp`;
  try {
    await writeFile(fresh, prometheusText(runs, environment), { flag: 'wx' });
    await chmod(fresh, 0o644);
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
