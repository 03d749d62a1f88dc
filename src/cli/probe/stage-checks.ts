/** What a trigger’s function may be wrong in. */
const functions = [
  'function-exists',
  'function-callable',
  'function-ready',
  'functions-in-region',
  'function-answers-in-time',
  'function-time-fits',
  'function-without-errors',
  'function-may-run',
  'function-not-throttled',
];

/** What a sign-in may be wrong in. */
const signIn = [
  'people-can-sign-in',
  'client-as-described',
  'flows-stated',
  'custom-sign-in-whole',
  'second-factor-offered',
  'apps-not-challenged',
  'pre-token-version-as-described',
];

const exists = ['pool-exists', 'clients-of-file-exist'];

/** The checks of doctor that bear on a stage: where it fails, they are made at once. */
export const stageChecks: Readonly<Record<string, readonly string[]>> = {
  ready: [...exists, ...signIn, 'test-users-ready', 'users-not-throttled'],
  request: [
    ...exists,
    ...functions,
    ...['recovery-by-users', 'recovery-address-verified', 'recovery-by-mail-too', 'test-users-ready'],
    ...['pool-may-send', 'sending-works', 'sending-not-paused', 'mail-quota-left', 'identity-verified'],
    ...['one-mail-trigger', 'senders-have-key', 'users-not-throttled', 'calls-not-throttled'],
    'apps-not-challenged',
  ],
  delivery: [
    ...['test-users-reachable', 'sending-works', 'sending-not-paused', 'mail-quota-left', 'out-of-sandbox'],
    ...['identity-verified', 'identity-in-reach', 'own-sender', 'sender-fits-identity', 'pool-may-send'],
    ...['mail-signed', 'configuration-set-works', 'dmarc-published', 'mail-from-ready', 'one-mail-trigger'],
  ],
  sender: ['own-sender', 'sender-fits-identity', 'identity-in-reach', 'mail-from-ready'],
  trigger: [...functions, 'one-mail-trigger', 'custom-mail-has-own-sender', 'one-source-of-texts'],
  link: ['links-not-tracked', 'reset-link-as-described', 'one-source-of-texts'],
  routing: ['reset-link-as-described', 'page-knows-clients', 'clients-of-file-exist'],
  page: ['reset-page-answers', 'redirect-keeps-query', 'page-knows-clients', 'page-has-headers'],
  'other-client': ['client-as-described'],
  confirm: [...exists, ...functions, 'users-not-throttled', 'apps-not-challenged'],
  'sign-in': [...signIn, ...functions, 'sessions-can-refresh'],
  tokens: ['issuer-right', 'keys-served', 'clock-right', 'pre-token-version-as-described'],
  refresh: ['sessions-can-refresh', 'rotation-without-refresh-flow', 'devices-keep-their-key', ...functions],
  'sign-out': ['tokens-revocable', 'client-as-described'],
  restore: [...signIn, 'pool-as-described', 'users-not-throttled'],
  'sign-up': ['sign-up-as-described', 'sign-up-refused', 'pool-as-described'],
  authorize: [
    ...['domain-active', 'domain-as-described', 'domain-leads-to-pool', 'certificate-valid'],
    ...['oauth-turned-on', 'hosted-pages-have-domain', 'pages-have-provider', 'redirects-exact'],
    ...['redirects-encrypted', 'scopes-exist', 'client-as-described'],
  ],
  keys: ['keys-served', 'pool-exists'],
  discovery: ['issuer-right', 'pool-exists'],
};
