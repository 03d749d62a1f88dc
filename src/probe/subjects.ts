import type { ClientEntry } from '../config/client-entry.ts';
import { isMachine } from '../config/is-machine.ts';
import type { PoolEntry } from '../config/pool-entry.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import type { Target } from '../surroundings/target.ts';
import { clientSubjectOf } from './client-subject.ts';
import { noSignInWay, obstacleOf, obstacleOfUser, signInWayOf } from './obstacle.ts';
import type { ProbeSubject } from './probe-subject.ts';
import type { ProbedUser } from './probed-users.ts';
import { resetUrlAt } from './reset-url-at.ts';
import type { RunSubject } from './run.ts';

/** Which of pools.yaml's app clients to probe, and with which user. */
export interface SubjectChoice {
  /** An app client id; undefined for each client of each pool. */
  readonly client: string | undefined;
  /** A username of the client's pool; undefined for the pool's first. */
  readonly user: string | undefined;
}

/** What cannot be probed. */
export interface PassedOver {
  readonly subject: RunSubject;
  /** Why, in one sentence. */
  readonly reason: string;
}

/** What to probe, and what not. */
export interface ProbeSubjects {
  readonly subjects: readonly ProbeSubject[];
  readonly passedOver: readonly PassedOver[];
  /** Why there is nothing to probe, in one sentence; undefined where there is something. */
  readonly why: string | undefined;
}

/** Where the pools are, and who is probed in each. */
export interface Probed {
  readonly target: Target;
  /** Several with other users than pools.yaml's, which has one that is meant. */
  readonly usersOf: (pool: PoolEntry) => readonly ProbedUser[];
  /** Whether new passwords are remembered from one run to the next. */
  readonly isKept: boolean;
}

/** What to probe, by pools.yaml. */
export function subjectsIn(file: PoolsFile, choice: SubjectChoice, probed: Probed): ProbeSubjects {
  const subjects: ProbeSubject[] = [];
  const passedOver: PassedOver[] = [];
  let why: string | undefined;
  for (const pool of file.pools) {
    const all = probed.usersOf(pool);
    const users = all.filter(({ username }) => choice.user === undefined || username === choice.user);
    for (const client of pool.clients) {
      if (choice.client !== undefined && client.id !== choice.client) continue;
      // With --all and a user of one pool, the app clients of the other pools are not meant.
      if (choice.client === undefined && choice.user !== undefined && users.length === 0) continue;
      const own = users.filter(({ isOf }) => isOf(client));
      // The settings say which app clients are meant.
      if (own.length === 0 && users.length > 0) continue;
      const isAmongSeveral = all.filter(({ isOf }) => isOf(client)).length > 1;
      for (const user of own.length > 0 ? own : [undefined]) {
        const found = subjectOf(file, { pool, client, user, isAmongSeveral, choice }, probed);
        if (typeof found !== 'string') {
          subjects.push(found);
          continue;
        }
        // That a machine is none to probe goes without saying where another reason is to be told.
        if (choice.client !== undefined || !isMachine(client)) why ??= found;
        passedOver.push({ subject: namesOf(pool, client), reason: found });
      }
    }
  }
  const whyNot = subjects.length > 0 ? undefined : (why ?? whyNone(file, choice, probed));
  return { subjects, passedOver, why: whyNot };
}

interface Candidate {
  readonly pool: PoolEntry;
  readonly client: ClientEntry;
  readonly user: ProbedUser | undefined;
  /** Whether the app client is probed with others too. */
  readonly isAmongSeveral: boolean;
  readonly choice: SubjectChoice;
}

/** The app client with the user, or why they cannot be probed. */
function subjectOf(
  file: PoolsFile,
  { pool, client, user, isAmongSeveral, choice }: Candidate,
  { target, isKept }: Probed,
): ProbeSubject | string {
  const obstacle = obstacleOf(pool, client);
  if (obstacle !== undefined) return obstacle;
  const signInWay = signInWayOf(client);
  if (signInWay === undefined) return noSignInWay(client);
  if (!user) {
    return choice.user === undefined
      ? `No user is named for the pool ${pool.name}.`
      : `The pool ${pool.name} has no user ${choice.user}; name one of its users.`;
  }
  const { username, email, password, passwordIsOf } = user;
  if (email === undefined) return `The user ${username} of ${pool.name} has no e-mail address.`;
  const usersObstacle = obstacleOfUser(pool, { username, password });
  if (usersObstacle !== undefined) return usersObstacle;
  const other = pool.clients.find(({ id, ...rest }) => id !== client.id && isUsable(rest));
  return {
    ...clientSubjectOf(pool, client, target),
    ...{ username, email, password, passwordIsOf, isKept, signInWay },
    ...(isAmongSeveral && { userNumber: user.number }),
    from: pool.mail.from,
    resetUrl: pool.triggers.CustomMessage ? resetUrlAt(file, target) : undefined,
    refreshWay: refreshWayOf(client),
    revokesTokens: client.tokenRevocation,
    otherClient: other && { clientId: other.id, clientName: other.name, clientSecret: other.secret },
  };
}

function isUsable(client: Omit<ClientEntry, 'id'>): boolean {
  return !isMachine(client) && (!client.generateSecret || client.secret !== undefined);
}

/** An app client that names no ways may refresh (documented). */
function refreshWayOf({ refreshTokenRotation, authFlows }: ClientEntry): ProbeSubject['refreshWay'] {
  if (refreshTokenRotation) return 'rotation';
  return authFlows.length === 0 || authFlows.includes('ALLOW_REFRESH_TOKEN_AUTH') ? 'flow' : 'none';
}

function namesOf(pool: PoolEntry, client: ClientEntry): RunSubject {
  return { poolId: pool.id, poolName: pool.name, clientId: client.id, clientName: client.name };
}

/** Why nothing fits the choice. */
function whyNone({ pools }: PoolsFile, { client, user }: SubjectChoice, { usersOf }: Probed): string {
  if (client !== undefined && !pools.some(({ clients }) => clients.some(({ id }) => id === client))) {
    return `No pool has the app client ${client}.`;
  }
  if (client !== undefined) return `No user is there to probe the app client ${client} with.`;
  if (user !== undefined && !pools.some(pool => usersOf(pool).some(has => has.username === user))) {
    return `No pool has the user ${user}.`;
  }
  const pool = user === undefined ? 'No pool' : `No pool of the user ${user}`;
  return `${pool} has an app client through which people reset a password.`;
}
