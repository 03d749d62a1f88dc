import type { Flags, Values } from '../flag.ts';

/** The flags of `lifeguard probe`. */
export const probeFlags = {
  client: { kind: 'text', value: 'NAME|ID', about: 'The app client to probe' },
  user: { kind: 'text', value: 'NAME', about: 'The user; the first of its pool in the file otherwise' },
  all: { kind: 'switch', about: 'Probe each app client of each pool, one after the other' },
  config: { kind: 'text', value: 'FILE', about: 'The description of the pools' },
  settings: {
    kind: 'text',
    value: 'FILE',
    about: 'The settings (default: probe.yaml beside pools.yaml)',
  },
  endpoint: {
    kind: 'text',
    value: 'aws|URL',
    about: 'Where the pools are, in place of the settings’ target',
  },
  journey: {
    kind: 'list',
    value: 'NAME',
    about: 'Such as reset or jwks; all of the settings otherwise',
  },
  once: { kind: 'switch', about: 'Make one round, also where the settings have every' },
  every: {
    kind: 'text',
    value: 'TIME',
    about: 'Do it again after that, such as 1h, until asked to end',
  },
  format: { kind: 'text', value: 'FORMAT', about: 'text, json, junit or github (default: text)' },
  output: { kind: 'text', value: 'FILE', about: 'Write the report there' },
} as const satisfies Flags;

type Given = Values<typeof probeFlags>;

/** What the flags say. */
export type ProbeChoice = Partial<Given> & Pick<Given, 'all' | 'journey'>;
