import type { JourneyEntry } from '../config/journey-entry.ts';
import type { ClientSubject, PoolSubject } from './client-subject.ts';
import { commandStage } from './command-stage.ts';
import { hostedUiStages, whyNoHostedUi } from './hosted-ui.ts';
import { httpStage } from './http-stage.ts';
import { jwksStages } from './jwks.ts';
import { lockdownStages, whyNoLockdown } from './lockdown.ts';
import type { ClientPorts } from './probe-ports.ts';
import type { Stage } from './stage.ts';
import { stages, type UserStage } from './stages.ts';

/** What is done with a user, stage by stage. */
export interface UserJourney {
  readonly of: 'user';
  readonly name: string;
  readonly stages: readonly UserStage[];
}

/** What is done with an app client alone. */
export interface ClientJourney {
  readonly of: 'client';
  readonly name: string;
  readonly stages: readonly Stage<ClientPorts, ClientSubject>[];
  /** Why it is none of an app client's; undefined where it is. */
  readonly whyNot: (subject: ClientSubject) => string | undefined;
}

/** What is done with a pool alone. */
export interface PoolJourney {
  readonly of: 'pool';
  readonly name: string;
  readonly stages: readonly Stage<ClientPorts, PoolSubject>[];
}

/** Any journey. */
export type Journey = UserJourney | ClientJourney | PoolJourney;

type Choice = Pick<JourneyEntry, 'otherClient' | 'page'>;

/** The journeys that come along. */
const known: Readonly<Record<string, (choice: Choice) => Journey>> = {
  reset: ({ otherClient, page }) => ({
    name: 'reset',
    of: 'user',
    stages: stages.filter(({ name }) =>
      name === 'page' ? page : name === 'other-client' ? otherClient : true,
    ),
  }),
  lockdown: () => ({ name: 'lockdown', of: 'client', stages: lockdownStages, whyNot: whyNoLockdown }),
  'hosted-ui': () => ({ name: 'hosted-ui', of: 'client', stages: hostedUiStages, whyNot: whyNoHostedUi }),
  jwks: () => ({ name: 'jwks', of: 'pool', stages: jwksStages }),
};

/** The names that a file may use without describing them. */
export const knownJourneys = {
  journeys: Object.keys(known),
  stages,
};

/** A journey as the file describes it. One that sets a password always ends by setting it back or remembering it. */
export function journeyOf(name: string, entry: JourneyEntry): Journey {
  const make = Object.hasOwn(known, name) ? known[name] : undefined;
  if (make) return make(entry);
  const own = (entry.stages ?? []).map((stage): UserStage => {
    if (stage.http) return httpStage(stage.name, stage.http);
    if (stage.command) return commandStage(stage.name, stage.command);
    const comesAlong = stages.find(one => one.name === stage.name);
    if (!comesAlong) throw new Error(`there is no stage ${stage.name}`);
    return comesAlong;
  });
  const [last] = stages.slice(-1);
  const has = (stage: string) => own.some(one => one.name === stage);
  const needsEnd = (has('confirm') || has('other-client') || has('ready')) && !has('restore');
  return { name, of: 'user', stages: needsEnd && last ? [...own, last] : own };
}

/** How many of a user's attempts of the hour one run takes. */
export function attemptsOf({ stages: all }: Journey): number {
  let sum = 0;
  for (const { attempts = 0 } of all) sum += attempts;
  return sum;
}

/** Whether a journey reads mails whatever comes. */
export function readsMails({ stages: all }: Journey): boolean {
  for (const { name } of all) if (name === 'mailbox' || name === 'delivery') return true;
  return false;
}
