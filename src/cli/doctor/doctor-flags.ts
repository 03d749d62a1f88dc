import type { Flags } from '../flag.ts';

/** The flags of `lifeguard doctor`. */
export const doctorFlags = {
  pool: { kind: 'list', value: 'ID|NAME', about: 'A pool to look at; all of pools.yaml otherwise' },
  target: {
    kind: 'text',
    value: 'aws|URL',
    fallback: 'http://127.0.0.1:9400',
    about: 'Where the pools are',
  },
  config: { kind: 'text', value: 'FILE', about: 'The description of the pools' },
  source: { kind: 'text', value: 'DIR', about: 'Read this folder of code for traps, and look at no pool' },
  only: { kind: 'list', value: 'ID|AREA', about: 'Make these checks alone' },
  skip: { kind: 'list', value: 'ID|AREA', about: 'Leave these checks out' },
  format: { kind: 'text', value: 'FORMAT', about: 'text, json, sarif, junit or github (default: text)' },
  output: { kind: 'text', value: 'FILE', about: 'Write the report there' },
  baseline: {
    kind: 'text',
    value: 'FILE',
    about: 'Findings that are accepted, each with a reason and a last day',
  },
  'fail-on': {
    kind: 'text',
    value: 'SEVERITY',
    fallback: 'warning',
    about: 'End with exit code 1 from this on: error, warning or advice',
  },
  watch: { kind: 'switch', about: 'Look again and again, and tell what changes' },
  every: {
    kind: 'number',
    value: 'SECONDS',
    from: 1,
    to: 86_400,
    fallback: 60,
    about: 'How long --watch waits',
  },
  fix: { kind: 'switch', about: 'Print a script that mends what was found; run nothing' },
  all: { kind: 'switch', about: 'Tell what is fine, does not apply or is accepted, too' },
  list: { kind: 'switch', about: 'List the checks and look at nothing' },
} as const satisfies Flags;
