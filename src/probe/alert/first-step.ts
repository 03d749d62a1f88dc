import type { FailureKind, RunFailure } from '../run.ts';

const byKind: Readonly<Record<Exclude<FailureKind, 'target'>, string>> = {
  mailbox:
    'See whether the mailbox of the probe can be read: its address, credentials and space. Users may be fine.',
  quota:
    'Wait an hour, and let the probe run less often, or raise the limit that is spent. Users may be fine.',
  probe: 'See to the probe itself: its settings, user and credentials. Users may be fine.',
};

/** Of the stages that come along; a team's own are in no table. */
export const byStage: Readonly<Record<string, string>> = {
  ready:
    'See whether the test user still is as pools.yaml says: confirmed, enabled, without a second factor.',
  request: 'Run lifeguard doctor on the pool, and see whether its reset is throttled or its triggers fail.',
  trigger: 'Read the log of the pool’s CustomMessage function.',
  delivery: 'See whether the pool’s mail leaves: its sender, the SES account and its suppression list.',
  sender: 'See which sender the pool is configured with.',
  link: 'Look at a mail of the pool: run lifeguard mail preview on its CustomMessage function.',
  routing: 'Look at a mail of the pool: run lifeguard mail preview on its CustomMessage function.',
  page: 'Run lifeguard guard on the reset page.',
  confirm: 'Run lifeguard explain on the error: a code works only with the app client that asked for it.',
  'other-client': 'Run lifeguard doctor on the pool: its codes must be bound to the app client that asked.',
  'sign-in': 'Run lifeguard doctor on the app client: its ways to sign in, and the triggers of a sign-in.',
  tokens: 'Run lifeguard doctor on the app client, and compare the issuer that your services expect.',
  refresh: 'Run lifeguard doctor on the app client: its refresh tokens and their rotation.',
  'sign-out': 'Run lifeguard doctor on the app client: whether its tokens can be revoked.',
  restore: 'See whether the test user can sign in; the next run mends its password.',
  mailbox: 'See whether the mailbox of the probe can be read.',
  'sign-up': 'Close self-service sign-up (AllowAdminCreateUserOnly), or let pools.yaml say that it is open.',
  authorize: 'Run lifeguard doctor on the app client: its domain, callback URLs and OAuth flows.',
  keys: 'See whether the pool still exists, and whether its issuer is the one that your services expect.',
  discovery: 'Compare the issuer of openid-configuration with the one that your services expect.',
};

/** What to do first, in a sentence or two: the fix of the cause, where it is known. */
export function firstStep({ kind, stage, cause }: RunFailure): string {
  if (cause?.fix !== undefined) return cause.fix;
  if (kind !== 'target') return byKind[kind];
  const step = Object.hasOwn(byStage, stage) ? byStage[stage] : undefined;
  return step ?? 'Run lifeguard doctor on the pool.';
}
