import type { Random } from '../pool/random.ts';
import { attemptsOf, type Journey } from './journeys.ts';
import type { Work } from './work.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** The mails of an account a day that Cognito sends by itself, without SES (documented). */
const ownMailsADay = 50;

/** When the next round begins: after the interval, and up to a tenth of it later, so that many probes do not all come at once. */
export function nextStart(startedAt: number, every: number, random: Pick<Random, 'below'>): number {
  return startedAt + every + random.below(Math.floor(every / 10));
}

/** What an interval comes to, told in sentences. */
export interface ScheduleProblems {
  /** Why it is refused; undefined where it may be. */
  readonly refused: string | undefined;
  readonly warnings: readonly string[];
}

/**
 * Holds an interval against what a user may ask for in an hour, and against the mails of a day where the pool sends them by
 * Cognito's own account.
 *
 * @param every milliseconds
 */
export function scheduleProblems(
  work: readonly Work[],
  every: number,
  { attemptsAnHour, isAws }: { readonly attemptsAnHour: number; readonly isAws: boolean },
): ScheduleProblems {
  const users = Map.groupBy(
    work.filter(one => one.of === 'user'),
    ({ subject }) => JSON.stringify([subject.poolId, subject.username]),
  );
  for (const ofUser of users.values()) {
    const attempts = sum(ofUser.map(({ journey }) => attemptsOf(journey)));
    const least = (attempts * hour) / attemptsAnHour;
    if (least <= every) continue;
    const name = ofUser[0]?.subject.username;
    return {
      refused:
        `One round takes ${attempts} attempts of ${name}, who has ${attemptsAnHour} in an hour (attemptsAnHour): ` +
        `--every ${minutes(least)} at least, or a user for each app client.`,
      warnings: [],
    };
  }
  if (!isAws) return { refused: undefined, warnings: [] };
  const byOwnMail = work.filter(({ subject }) => subject.pool.mail.sendingAccount === 'COGNITO_DEFAULT');
  const mails = sum(byOwnMail.map(({ journey }) => requestsOf(journey)));
  const aDay = Math.ceil((mails * day) / every);
  const whose = [...new Set(byOwnMail.map(({ subject }) => subject.poolName))].join(', ');
  const told = `sends by Cognito’s own mail, ${ownMailsADay} a day for the whole account (COGNITO_DEFAULT), and this takes ${aDay} of them`;
  if (aDay > ownMailsADay) {
    const least = minutes((mails * day) / ownMailsADay);
    return { refused: `${whose} ${told}: --every ${least} at least, or SES.`, warnings: [] };
  }
  return { refused: undefined, warnings: aDay > ownMailsADay / 5 ? [`${whose} ${told}.`] : [] };
}

function requestsOf({ stages }: Journey): number {
  let count = 0;
  for (const { name } of stages) if (name === 'request') count += 1;
  return count;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function minutes(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 60_000)}m`;
}
