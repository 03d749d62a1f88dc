import type { Flags } from '../flag.ts';

/** The flags of `lifeguard explain`. */
export const explainFlags = {
  client: { kind: 'text', value: 'ID', about: 'The app client that sent the call that failed' },
  user: { kind: 'text', value: 'NAME', about: 'The user that it happened to' },
  as: {
    kind: 'text',
    value: 'access|id',
    about: 'Where the token was used: as an access token, or as an ID token',
  },
  sent: {
    kind: 'text',
    value: 'TIME',
    about: 'When the mail was sent, such as 2026-05-19T08:30:00Z or 10m for ten minutes ago',
  },
  trigger: { kind: 'text', value: 'SOURCE', about: 'Whose answer it is, such as PreSignUp_SignUp' },
  jwks: { kind: 'text', value: 'FILE', about: 'The keys to check tokens against' },
  'secret-from': {
    kind: 'text',
    value: 'VARIABLE',
    about: 'The environment variable with the client secret, to check a SECRET_HASH with',
  },
  pool: { kind: 'text', value: 'ID', about: 'The pool to look at' },
  target: { kind: 'text', value: 'aws|URL', fallback: 'http://127.0.0.1:9400', about: 'Where that pool is' },
  config: {
    kind: 'text',
    value: 'FILE',
    about: 'The description of the pools; pools.yaml if there is one here',
  },
  all: { kind: 'switch', about: 'Tell all causes, not the first three' },
  'show-users': { kind: 'switch', about: 'Do not mask e-mail addresses' },
} as const satisfies Flags;
