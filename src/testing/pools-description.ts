import type * as z from 'zod';
import type { TriggerName } from '../config/pool-entry.ts';
import type { poolsFile } from '../config/pools-file.ts';

/** Pools, app clients and test users in the shape of pools.yaml; `docs/pools-yaml.md` tells of every key. */
export type PoolsDescription = z.input<typeof poolsFile>;

/**
 * Which module runs as a trigger: a path from the working directory, or a file's URL. It exports `handler`.
 */
export type TriggerModules = { readonly [N in TriggerName]?: string | URL };
