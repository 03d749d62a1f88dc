import type { Flags } from '../flag.ts';
import { deployedSourceFlags } from './deployed-source.ts';

/** A Lifeguard of this machine. */
export const defaultTarget = 'http://127.0.0.1:9400';

/** The flags that say what pools.yaml is held against. */
export const sourceFlags = {
  target: {
    kind: 'text',
    value: 'aws|URL',
    about: `Where the live pools are (default: ${defaultTarget})`,
  },
  region: { kind: 'list', value: 'REGION', about: 'A region to look at; those of pools.yaml otherwise' },
  pool: { kind: 'list', value: 'ID|NAME', about: 'A pool to look at; all of the regions otherwise' },
  ...deployedSourceFlags,
  config: { kind: 'text', value: 'FILE', about: 'The description of the pools (default: pools.yaml)' },
} as const satisfies Flags;
