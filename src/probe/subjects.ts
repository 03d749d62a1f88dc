import type { ClientEntry } from '../config/client-entry.ts';
import { isMachine } from '../config/is-machine.ts';
import type { PoolEntry } from '../config/pool-entry.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import { resetPageAddress } from '../config/reset-page-address.ts';
import type { UserEntry } from '../config/user-entry.ts';
import { issuerOf } from '../pool/issuer.ts';
import { noSignInWay, obstacleOf, obstacleOfUser, signInWayOf } from './obstacle.ts';
import type { ProbeSubject } from './probe.ts';

/** Which of pools.yaml's app clients to probe, and with which user. */
export interface SubjectChoice {
  /** An app client id; undefined for each client of each pool. */
  readonly client: string | undefined;
  /** A username of the client's pool; undefined for the pool's first. */
  readonly user: string | undefined;
}

/** An app client that cannot be probed. */
export interface PassedOver extends Pick<ProbeSubject, 'poolId' | 'poolName' | 'clientId' | 'clientName'> {
  /** Why, in one sentence. */
  readonly reason: string;
}

/** What to probe, one or more, and what not. */
export interface ProbeSubjects {
  readonly subjects: readonly ProbeSubject[];
  readonly passedOver: readonly PassedOver[];
}

/**
 * What to probe, by pools.yaml. Gives one sentence instead where the choice does not fit the file, or nothing of it can
 * be probed.
 *
 * @param endpoint where the service answers, such as `http://127.0.0.1:9400`
 */
export function subjectsIn(file: PoolsFile, choice: SubjectChoice, endpoint: string): ProbeSubjects | string {
  const subjects: ProbeSubject[] = [];
  const passedOver: PassedOver[] = [];
  let why: string | undefined;
  for (const pool of file.pools) {
    const user = pool.users.find(({ username }) => choice.user === undefined || username === choice.user);
    for (const client of pool.clients) {
      if (choice.client !== undefined && client.id !== choice.client) continue;
      // With --all and a user of one pool, the app clients of the other pools are not meant.
      if (choice.client === undefined && choice.user !== undefined && !user) continue;
      const found = subjectOf(file, { pool, client, user, choice }, endpoint);
      if (typeof found !== 'string') {
        subjects.push(found);
        continue;
      }
      // That a machine is none to probe goes without saying where another reason is to be told.
      if (choice.client !== undefined || !isMachine(client)) why ??= found;
      passedOver.push({ ...namesOf(pool, client), reason: found });
    }
  }
  return subjects.length > 0 ? { subjects, passedOver } : (why ?? whyNone(file, choice));
}

interface Candidate {
  readonly pool: PoolEntry;
  readonly client: ClientEntry;
  readonly user: UserEntry | undefined;
  readonly choice: SubjectChoice;
}

/** The app client with the user, or why they cannot be probed. */
function subjectOf(
  file: PoolsFile,
  { pool, client, user, choice }: Candidate,
  endpoint: string,
): ProbeSubject | string {
  const obstacle = obstacleOf(pool, client);
  if (obstacle !== undefined) return obstacle;
  const signInWay = signInWayOf(client);
  if (signInWay === undefined) return noSignInWay(client);
  if (!user) {
    return choice.user === undefined
      ? `The pool ${pool.name} has no users.`
      : `The pool ${pool.name} has no user ${choice.user}; name one of its users.`;
  }
  const email = user.email ?? (user.username.includes('@') ? user.username : undefined);
  if (email === undefined) return `The user ${user.username} of ${pool.name} has no e-mail address.`;
  const usersObstacle = obstacleOfUser(pool, user);
  if (usersObstacle !== undefined) return usersObstacle;
  return {
    ...namesOf(pool, client),
    clientSecret: client.secret,
    username: user.username,
    email,
    password: user.password,
    from: pool.mail.from,
    resetUrl: pool.triggers.CustomMessage ? resetPageAddress(file, endpoint) : undefined,
    signInWay,
    refreshWay: refreshWayOf(client),
    revokesTokens: client.tokenRevocation,
    issuer: issuerOf({ id: pool.id, local: pool }, endpoint),
  };
}

/** An app client that names no ways may refresh (documented). */
function refreshWayOf({ refreshTokenRotation, authFlows }: ClientEntry): ProbeSubject['refreshWay'] {
  if (refreshTokenRotation) return 'rotation';
  return authFlows.length === 0 || authFlows.includes('ALLOW_REFRESH_TOKEN_AUTH') ? 'flow' : 'none';
}

function namesOf(pool: PoolEntry, client: ClientEntry): Omit<PassedOver, 'reason'> {
  return { poolId: pool.id, poolName: pool.name, clientId: client.id, clientName: client.name };
}

/** Why nothing fits the choice. */
function whyNone({ pools }: PoolsFile, { client, user }: SubjectChoice): string {
  if (client !== undefined) return `No pool has the app client ${client}.`;
  if (user !== undefined && !pools.some(pool => pool.users.some(has => has.username === user))) {
    return `No pool has the user ${user}.`;
  }
  const pool = user === undefined ? 'No pool' : `No pool of the user ${user}`;
  return `${pool} has an app client through which people reset a password.`;
}
