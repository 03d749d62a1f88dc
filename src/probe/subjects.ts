import type { ClientEntry } from '../config/client-entry.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import { resetPageAddress } from '../config/reset-page-address.ts';
import { issuerOf } from '../pool/issuer.ts';
import type { ProbeSubject } from './probe.ts';

/** Which of pools.yaml's app clients to probe, and with which user. */
export interface SubjectChoice {
  /** An app client id; undefined for each client of each pool. */
  readonly client: string | undefined;
  /** A username of the client's pool; undefined for the pool's first. */
  readonly user: string | undefined;
}

/**
 * What to probe, by pools.yaml. Gives one sentence instead where the choice does not fit the file.
 *
 * @param endpoint where the service answers, such as `http://127.0.0.1:9400`
 */
export function subjectsIn(
  file: PoolsFile,
  choice: SubjectChoice,
  endpoint: string,
): readonly ProbeSubject[] | string {
  const found: ProbeSubject[] = [];
  for (const pool of file.pools) {
    for (const client of pool.clients) {
      if (choice.client !== undefined && client.id !== choice.client) continue;
      if (isMachine(client)) {
        if (choice.client === undefined) continue;
        return `The app client ${client.id} is a machine's: nobody resets a password through it.`;
      }
      const user = pool.users.find(({ username }) => choice.user === undefined || username === choice.user);
      const email = user?.email ?? (user?.username.includes('@') ? user.username : undefined);
      if (!user || !email) {
        // With --all and a user of one pool, the clients of the other pools are not meant.
        if (choice.client === undefined && choice.user !== undefined) continue;
        return user
          ? `The user ${user.username} of ${pool.name} has no e-mail address.`
          : `The pool ${pool.name} has no user ${choice.user ?? ''}; name one of its users.`;
      }
      found.push({
        poolId: pool.id,
        poolName: pool.name,
        clientId: client.id,
        clientName: client.name,
        clientSecret: client.secret,
        username: user.username,
        email,
        password: user.password,
        from: pool.mail.from,
        resetUrl: pool.triggers.CustomMessage ? resetPageAddress(file, endpoint) : undefined,
        issuer: issuerOf({ id: pool.id, local: pool }, endpoint),
      });
    }
  }
  if (found.length > 0) return found;
  return whyNone(file, choice);
}

/** Why nothing fits the choice. */
function whyNone({ pools }: PoolsFile, { client, user }: SubjectChoice): string {
  if (client !== undefined) return `No pool has the app client ${client}.`;
  const theirs = pools.filter(pool => user === undefined || pool.users.some(has => has.username === user));
  if (user !== undefined && theirs.length === 0) return `No pool has the user ${user}.`;
  const reached = theirs.find(pool => pool.clients.some(each => !isMachine(each)));
  if (reached) return `The user ${user ?? ''} of ${reached.name} has no e-mail address.`;
  const pool = user === undefined ? 'No pool' : `No pool of the user ${user}`;
  return `${pool} has an app client through which people reset a password.`;
}

/** Whether the app client speaks for itself and signs nobody in. */
function isMachine({ authFlows }: Pick<ClientEntry, 'authFlows'>): boolean {
  return authFlows.includes('ALLOW_CLIENT_TOKEN_AUTH');
}
