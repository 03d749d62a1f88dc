import { fileURLToPath } from 'node:url';
import type { FunctionEntry } from '../config/function-entry.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import { resetPageAddress } from '../config/reset-page-address.ts';
import type { FunctionConfig } from '../triggers/function-config.ts';

/**
 * The module that `lifeguard:custom-message` stands for: TypeScript in a checkout, JavaScript when published.
 */
const builtIn = new URL(
  `../../lambdas/custom-message/index.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`,
  import.meta.url,
);

/** The functions of pools.yaml as they run here: their mails link to the reset page of this service. */
export function functionsOf(file: PoolsFile, origin: string): ReadonlyMap<string, FunctionConfig> {
  const region = file.regions[0] ?? 'us-east-1';
  const configure = (entry: FunctionEntry): FunctionConfig => ({
    handler: entry.handler === 'lifeguard:custom-message' ? fileURLToPath(builtIn) : entry.handler,
    environment: { PASSWORD_RESET_URL: resetPageAddress(file, origin), ...entry.environment },
    timeoutSeconds: entry.timeoutSeconds,
    region,
  });
  return new Map(Object.entries(file.functions).map(([name, entry]) => [name, configure(entry)]));
}
