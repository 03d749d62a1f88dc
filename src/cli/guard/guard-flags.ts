import type { Flags } from '../flag.ts';

/** The flags of `lifeguard guard`. */
export const guardFlags = {
  config: { kind: 'text', value: 'FILE', about: 'The description of the pools' },
  fast: { kind: 'switch', about: 'Run the page in jsdom in place of Chromium' },
  mutants: { kind: 'switch', about: 'Put each known fault into the page, and see that it is caught' },
  path: { kind: 'text', value: 'PATH', about: 'Where the page is in the folder, such as /reset/' },
  endpoint: { kind: 'text', value: 'URL', about: 'Where calls must go in place of the endpoints of AWS' },
  allow: { kind: 'list', value: 'ORIGIN', about: 'Somebody else’s origin that the page may ask for files' },
  skip: { kind: 'list', value: 'ID', about: 'Leave this invariant out' },
  hook: { kind: 'text', value: 'FILE', about: 'A module that clicks away what stands before the form' },
  browser: {
    kind: 'text',
    value: 'PROGRAM',
    about: 'The Chromium to run; the first that is found otherwise',
  },
  'no-sandbox': { kind: 'switch', about: 'Open pages of other machines without Chromium’s sandbox, too' },
  wait: {
    kind: 'number',
    value: 'MS',
    from: 50,
    to: 30_000,
    fallback: 800,
    about: 'How long a page may be quiet before it counts as done',
  },
  format: { kind: 'text', value: 'FORMAT', about: 'text, json, tap, junit or github (default: text)' },
  output: { kind: 'text', value: 'FILE', about: 'Write the report there' },
} as const satisfies Flags;
