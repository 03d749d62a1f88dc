import type { PoolEntry } from '../config/pool-entry.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import { resetPageAddress } from '../config/reset-page-address.ts';
import { regionOf } from '../pool/pool.ts';

/** A test user as the start screen shows it. */
export interface ShownUser {
  readonly username: string;
  /**
   * Only where everyone may know it (the example's), or where it was made just now and is shown this once.
   */
  readonly password?: string;
}

/** What `lifeguard up` tells once the service answers: the same as a screen and as JSON. */
export interface StartReport {
  readonly version: string;
  readonly local: boolean;
  /** Whether signed operations take whatever they are signed with. */
  readonly anyCredentials: boolean;
  readonly endpoint: string;
  readonly resetPage: string;
  readonly mailbox: string;
  /** The page with the latest calls and the causes of those that failed. */
  readonly calls: string;
  readonly data: string;
  readonly config: { readonly file: string; readonly isExample: boolean };
  readonly pools: readonly {
    readonly id: string;
    readonly name: string;
    readonly clients: readonly { readonly id: string; readonly name: string }[];
    readonly users: readonly ShownUser[];
  }[];
  /** How many faults pools.yaml asks for: calls that fail, or are slow, on demand. */
  readonly faults: number;
  /** What one can try next: a word of explanation, and the command line or address. */
  readonly tryThis: readonly { readonly about: string; readonly lines: readonly string[] }[];
}

/** What the report is made from. */
export interface Started {
  readonly version: string;
  readonly origin: string;
  readonly local: boolean;
  readonly data: string;
  readonly config: { readonly file: string; readonly isExample: boolean };
  readonly pools: PoolsFile;
  /** Passwords that were made for users whose entry has none. */
  readonly madePasswords: readonly {
    readonly poolId: string;
    readonly username: string;
    readonly password: string;
  }[];
}

/** Tells what was started. */
export function startReport(started: Started): StartReport {
  const { version, origin, local, data, config, pools } = started;
  return {
    version,
    local,
    anyCredentials: pools.credentials.length === 0,
    endpoint: origin,
    resetPage: resetPageAddress(pools, origin),
    mailbox: `${origin}/_lifeguard/mailbox`,
    calls: `${origin}/_lifeguard/`,
    data,
    config,
    pools: pools.pools.map(pool => ({
      id: pool.id,
      name: pool.name,
      clients: pool.clients.map(({ id, name }) => ({ id, name })),
      users: pool.users.map(user => shownUser(started, pool, user)),
    })),
    faults: pools.faults.length,
    tryThis: suggestions(started),
  };
}

function shownUser(started: Started, pool: PoolEntry, user: PoolEntry['users'][number]): ShownUser {
  const { username } = user;
  const made = started.madePasswords.find(made => made.poolId === pool.id && made.username === username);
  const password = made?.password ?? (started.config.isExample ? user.password : undefined);
  return password === undefined ? { username } : { username, password };
}

/** Three things to try with the client that the reset page falls back to, or the first that has a user. */
function suggestions({ origin, pools, config }: Started): StartReport['tryThis'] {
  const candidates = pools.pools.flatMap(pool =>
    pool.clients.flatMap(client => pool.users.slice(0, 1).map(user => ({ pool, client, user }))),
  );
  const fallback = candidates.find(({ client }) => client.id === pools.resetPage?.fallbackClient);
  const chosen =
    fallback ?? candidates.find(({ client }) => client.secret === undefined && !client.generateSecret);
  if (!chosen) return [];
  const { pool, client, user } = chosen;
  const region = regionOf(pool.id);
  const others =
    pools.credentials.length === 0 ? 'other calls take any' : 'other calls need those of pools.yaml';
  // What the probe takes where it is told nothing is left out.
  const where = [
    ...(config.isExample || config.file === 'pools.yaml' ? [] : [`--config ${quoted(config.file)}`]),
    ...(origin === 'http://127.0.0.1:9400' ? [] : [`--endpoint ${origin}`]),
  ];
  return [
    {
      about: `Ask for a reset code (no credentials needed; ${others})`,
      lines: [
        `aws cognito-idp forgot-password --endpoint-url ${origin} --region ${region} \\`,
        `  --client-id ${client.id} --username ${user.username}`,
      ],
    },
    { about: 'Read its mail in the browser and follow the link', lines: [`${origin}/_lifeguard/mailbox`] },
    {
      about: 'Let the probe do all of it and check each step',
      lines: [
        `npx lifeguard probe --client ${client.id} --user ${user.username}${where.length > 0 ? ' \\' : ''}`,
        ...(where.length > 0 ? [`  ${where.join(' ')}`] : []),
      ],
    },
  ];
}

/** A file's name as a shell takes it for one word. */
function quoted(file: string): string {
  return /^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`;
}
