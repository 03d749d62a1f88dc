import type { ClientEntry } from '../config/client-entry.ts';
import type { Finding } from '../config/cross-check.ts';
import type { PoolEntry } from '../config/pool-entry.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import type { ProbeUserEntry } from '../config/probe-user-entry.ts';
import { didYouMean } from '../config/suggest.ts';
import type { ProbeSubject } from './probe-subject.ts';

/** A user whom the probe may reset. */
export interface ProbedUser extends Pick<ProbeSubject, 'username' | 'password' | 'passwordIsOf'> {
  readonly email: string | undefined;
  /** Its place among the users of the settings, from 1. */
  readonly number: number;
  /** Whether an app client is probed with the user. */
  readonly isOf: (client: Pick<ClientEntry, 'id' | 'name'>) => boolean;
}

/** The user of a pool of pools.yaml who is meant: that name, or the first. */
export function describedUser({ users }: PoolEntry, name: string | undefined): readonly ProbedUser[] {
  const user = users.find(({ username }) => name === undefined || username === name);
  if (!user) return [];
  const { username, password } = user;
  const email = user.email ?? (username.includes('@') ? username : undefined);
  return [{ username, email, password, number: 1, passwordIsOf: 'pools.yaml', isOf: () => true }];
}

/** The users of a pool that the settings name. */
export function chosenUsers(entries: readonly ProbeUserEntry[], pool: PoolEntry): readonly ProbedUser[] {
  return entries
    .map((entry, index) => ({ ...entry, number: index + 1 }))
    .filter(entry => isNamed(pool, entry.pool))
    .map(({ username, email, restore, clients, number }) => ({
      ...{ username, email, password: restore, passwordIsOf: 'the settings', number },
      isOf: client => clients === undefined || clients.some(name => isNamed(client, name)),
    }));
}

/** Names in the settings that pools.yaml does not have. */
export function userFindings(entries: readonly ProbeUserEntry[], { pools }: PoolsFile): readonly Finding[] {
  return entries.flatMap(({ pool: name, clients = [] }, index): readonly Finding[] => {
    const path = ['users', index];
    const pool = pools.find(one => isNamed(one, name));
    if (!pool)
      return [{ path: [...path, 'pool'], expected: 'a pool of pools.yaml', ...notFound(name, pools) }];
    return clients.flatMap((client, position) =>
      pool.clients.some(one => isNamed(one, client))
        ? []
        : [
            {
              path: [...path, 'clients', position],
              expected: `an app client of ${pool.name}`,
              ...notFound(client, pool.clients),
            },
          ],
    );
  });
}

interface Named {
  readonly id: string;
  readonly name: string;
}

function isNamed({ id, name }: Named, by: string): boolean {
  return id === by || name === by;
}

function notFound(name: string, known: readonly Named[]): Pick<Finding, 'found' | 'hint'> {
  return {
    found: JSON.stringify(name),
    hint: didYouMean(
      name,
      known.flatMap(one => [one.name, one.id]),
    ),
  };
}
