import type { PoolsFile } from '../config/pools-file.ts';
import type { ProbeFile } from '../config/probe-file.ts';
import type { Target } from '../surroundings/target.ts';
import { type ClientSubject, clientSubjectOf, type PoolSubject, poolSubjectOf } from './client-subject.ts';
import type { ClientJourney, Journey, PoolJourney, UserJourney } from './journeys.ts';
import type { ProbeSubject } from './probe-subject.ts';
import { chosenUsers, describedUser } from './probed-users.ts';
import { runSubjectOf } from './run-subject-of.ts';
import { type PassedOver, type SubjectChoice, subjectsIn } from './subjects.ts';

/** One journey to make, and what it is made of. */
export type Work =
  | { readonly of: 'user'; readonly journey: UserJourney; readonly subject: ProbeSubject }
  | { readonly of: 'client'; readonly journey: ClientJourney; readonly subject: ClientSubject }
  | { readonly of: 'pool'; readonly journey: PoolJourney; readonly subject: PoolSubject };

/** What cannot be done, and why. */
export interface PassedOverWork extends PassedOver {
  readonly journey: string;
}

/** What is asked for. */
export interface WorkChoice {
  readonly journeys: readonly Journey[];
  readonly choice: Partial<SubjectChoice>;
  readonly settings: Pick<ProbeFile, 'users' | 'keep'>;
  readonly target: Target;
}

interface Found {
  readonly work: readonly Work[];
  readonly passedOver: readonly PassedOver[];
  /** Why there is no work, where there is none and it is known. */
  readonly why?: string | undefined;
}

/** Every journey with what it is made of, or one sentence where nothing can be done. */
export function workIn(
  file: PoolsFile,
  choice: WorkChoice,
): { readonly work: readonly Work[]; readonly passedOver: readonly PassedOverWork[] } | string {
  const found = choice.journeys.map(journey => ({ journey, ...workOf(journey, file, choice) }));
  const work = found.flatMap(one => one.work);
  if (work.length === 0) {
    const why = found.find(one => one.why !== undefined)?.why;
    const { client } = choice.choice;
    return (
      why ?? (client === undefined ? 'Nothing is there to probe.' : `No pool has the app client ${client}.`)
    );
  }
  const passedOver = found.flatMap(one =>
    one.passedOver.map(over => ({ ...over, journey: one.journey.name })),
  );
  return { work, passedOver };
}

function workOf(journey: Journey, file: PoolsFile, choice: WorkChoice): Found {
  switch (journey.of) {
    case 'user':
      return ofUsers(journey, file, choice);
    case 'client':
      return ofClients(journey, file, choice);
    case 'pool':
      return ofPools(journey, file, choice);
  }
}

function ofUsers(
  journey: UserJourney,
  file: PoolsFile,
  { choice: { client, user }, settings, target }: WorkChoice,
): Found {
  const { subjects, passedOver, why } = subjectsIn(
    file,
    { client, user },
    {
      target,
      isKept: settings.keep !== undefined,
      usersOf: pool =>
        settings.users.length > 0 ? chosenUsers(settings.users, pool) : describedUser(pool, user),
    },
  );
  return { work: subjects.map(subject => ({ of: 'user', journey, subject }) as const), passedOver, why };
}

function ofClients(
  journey: ClientJourney,
  { pools }: PoolsFile,
  { choice: { client }, target }: WorkChoice,
): Found {
  const subjects = pools.flatMap(pool =>
    pool.clients
      .filter(({ id }) => client === undefined || id === client)
      .map(one => clientSubjectOf(pool, one, target)),
  );
  const passedOver = subjects.flatMap(subject => {
    const reason = journey.whyNot(subject);
    return reason === undefined ? [] : [{ subject: runSubjectOf(subject), reason }];
  });
  const work = subjects
    .filter(subject => journey.whyNot(subject) === undefined)
    .map(subject => ({ of: 'client', journey, subject }) as const);
  return { work, passedOver, why: passedOver[0]?.reason };
}

function ofPools(
  journey: PoolJourney,
  { pools }: PoolsFile,
  { choice: { client }, target }: WorkChoice,
): Found {
  const meant = pools.filter(
    ({ clients }) => client === undefined || clients.some(({ id }) => id === client),
  );
  const work = meant.map(pool => ({ of: 'pool', journey, subject: poolSubjectOf(pool, target) }) as const);
  return { work, passedOver: [] };
}
