import type { ClientEntry } from '../config/client-entry.ts';
import { isMachine } from '../config/is-machine.ts';
import type { PoolEntry } from '../config/pool-entry.ts';
import type { ProbeSubject } from './probe-subject.ts';
import { type SignInWay, signInWays } from './sign-in.ts';

/** Why an app client cannot be probed, as far as pools.yaml tells; undefined where nothing bars it. */
export function obstacleOf(pool: PoolEntry, client: ClientEntry): string | undefined {
  if (isMachine(client)) {
    return `The app client ${client.id} is a machine's: nobody resets a password through it.`;
  }
  const unknown = unknownSecret(client);
  if (unknown !== undefined) return unknown;
  if (pool.recovery.includes('admin_only')) {
    return `Users of the pool ${pool.name} cannot reset their password (recovery: [admin_only]).`;
  }
  if (pool.mfa === 'ON') {
    return `The pool ${pool.name} asks everybody for a second factor (mfa: ON), which the probe does not have.`;
  }
  return undefined;
}

/** What to say of an app client whose calls need a secret that nobody has told; undefined of any other. */
export function unknownSecret({ id, generateSecret, secret }: ClientEntry): string | undefined {
  if (!generateSecret || secret !== undefined) return undefined;
  return `The secret of the app client ${id} does not stand in the file: give secret in place of generateSecret.`;
}

/** Why a user's password cannot be changed and set back; undefined where nothing bars it. */
export function obstacleOfUser(
  pool: PoolEntry,
  { username, password }: Pick<ProbeSubject, 'username' | 'password'>,
): string | undefined {
  if (password === undefined || pool.passwordPolicy.passwordHistorySize === 0) return undefined;
  return `The pool ${pool.name} forbids former passwords (passwordHistorySize): that of ${username} could not be set back. Name the user in probe.yaml without restore, and what remembers with keep.`;
}

/** What to say where `signInWayOf` finds none. */
export function noSignInWay({ id }: Pick<ClientEntry, 'id'>): string {
  const ways = signInWays.map(way => `ALLOW_${way}`).join(', ');
  return `The app client ${id} allows no sign-in by password: authFlows has none of ${ways}.`;
}

/** The way to sign in by password that the app client allows; SRP where it names no ways (documented). */
export function signInWayOf({ authFlows }: Pick<ClientEntry, 'authFlows'>): SignInWay | undefined {
  if (authFlows.length === 0) return 'USER_SRP_AUTH';
  return signInWays.find(way => authFlows.includes(`ALLOW_${way}`));
}
