import { isMachine } from '../../config/is-machine.ts';
import type { PoolsFile } from '../../config/pools-file.ts';
import type { ProbeFile } from '../../config/probe-file.ts';
import type { Journey } from '../../probe/journeys.ts';
import type { ClientSubject, ProbeSubject } from '../../probe/probe.ts';
import { clientSubjectOf, type ProbeTarget } from '../../probe/probe-target.ts';
import { chosenUsers, describedUser } from '../../probe/probed-users.ts';
import { type PassedOver, type SubjectChoice, subjectsIn } from '../../probe/subjects.ts';

/** One journey to make. */
export type Work =
  | { readonly journey: Extract<Journey, { of: 'user' }>; readonly subject: ProbeSubject }
  | { readonly journey: Exclude<Journey, { of: 'user' }>; readonly subject: ClientSubject };

/** What cannot be done, and why. */
export interface PassedOverWork extends PassedOver {
  readonly journey: string;
}

/** What is asked for. */
export interface WorkChoice {
  readonly journeys: readonly Journey[];
  readonly choice: Partial<SubjectChoice>;
  readonly settings: Pick<ProbeFile, 'users' | 'keep'>;
  readonly target: ProbeTarget;
}

/** Every journey with what it is made of, or one sentence where nothing can be done. */
export function workIn(
  file: PoolsFile,
  { journeys, choice: { client, user }, settings, target }: WorkChoice,
): { readonly work: readonly Work[]; readonly passedOver: readonly PassedOverWork[] } | string {
  const work: Work[] = [];
  const passedOver: PassedOverWork[] = [];
  let why: string | undefined;
  for (const journey of journeys) {
    if (journey.of === 'user') {
      const probed = {
        target,
        isKept: settings.keep !== undefined,
        usersOf: (pool: PoolsFile['pools'][number]) =>
          settings.users.length > 0 ? chosenUsers(settings.users, pool) : describedUser(pool, user),
      };
      const found = subjectsIn(file, { client, user }, probed);
      if (typeof found === 'string') {
        why ??= found;
        continue;
      }
      work.push(...found.subjects.map(subject => ({ journey, subject })));
      passedOver.push(...found.passedOver.map(one => ({ ...one, journey: journey.name })));
      continue;
    }
    for (const subject of subjectsOf(file, journey, client, target)) {
      const reason = journey.whyNot(subject);
      if (reason === undefined) {
        work.push({ journey, subject });
        continue;
      }
      why ??= reason;
      const { poolId, poolName, clientId, clientName } = subject;
      passedOver.push({ poolId, poolName, clientId, clientName, reason, journey: journey.name });
    }
  }
  return work.length > 0 ? { work, passedOver } : (why ?? 'Nothing is there to probe.');
}

function subjectsOf(
  { pools }: PoolsFile,
  journey: Exclude<Journey, { of: 'user' }>,
  client: string | undefined,
  target: ProbeTarget,
): readonly ClientSubject[] {
  return pools.flatMap(pool => {
    const meant = pool.clients.filter(({ id }) => client === undefined || id === client);
    if (journey.of === 'pool') {
      return client === undefined || meant.length > 0 ? [clientSubjectOf(pool, undefined, target)] : [];
    }
    return meant
      .filter(one => !isMachine(one) || client !== undefined)
      .filter(one => !one.generateSecret || one.secret !== undefined)
      .map(one => clientSubjectOf(pool, one, target));
  });
}
