import { fileURLToPath } from 'node:url';
import type { FunctionEntry } from '../config/function-entry.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import { resetPageAddress } from '../config/reset-page-address.ts';
import { present } from '../pool/present.ts';
import type { FunctionConfig } from '../triggers/functions/function-config.ts';

/**
 * The module that `lifeguard:custom-message` stands for: TypeScript in a checkout, JavaScript when published.
 */
const builtIn = new URL(
  `../../lambdas/custom-message/index.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`,
  import.meta.url,
);

/**
 * The functions of pools.yaml as they run here: their mails link to the reset page of this service.
 *
 * @param senders what functions that are custom senders find in their environment besides
 */
export function functionsOf(
  file: PoolsFile,
  origin: string,
  senders: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(),
): ReadonlyMap<string, FunctionConfig> {
  const region = file.regions[0] ?? 'us-east-1';
  const configure = (name: string, entry: FunctionEntry): FunctionConfig => {
    const { handler, endpoint, functionName = name, arn, timeoutSeconds, memoryMegabytes } = entry;
    if (arn !== undefined) return { arn };
    if (endpoint !== undefined) return { endpoint, functionName };
    if (handler === undefined)
      throw new Error('the checks of pools.yaml let no function pass that runs nowhere');
    return {
      handler: handler === 'lifeguard:custom-message' ? fileURLToPath(builtIn) : handler,
      environment: {
        PASSWORD_RESET_URL: resetPageAddress(file, origin),
        ...senders.get(name),
        ...entry.environment,
      },
      ...present({ timeoutSeconds, memoryMegabytes }),
      region,
    };
  };
  return new Map(Object.entries(file.functions).map(([name, entry]) => [name, configure(name, entry)]));
}

/**
 * The functions of pools.yaml as they run where no service does: their mails link to the reset page that production has.
 */
export function functionsInProduction(file: PoolsFile): ReadonlyMap<string, FunctionConfig> {
  const { resetPage } = file;
  const linked = { ...file, ...(resetPage && { resetPage: { ...resetPage, localUrl: resetPage.url } }) };
  // Where no page is described, the address of a service that is started without flags.
  return functionsOf(linked, 'http://127.0.0.1:9400');
}
