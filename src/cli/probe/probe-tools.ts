import { resolve } from 'node:path';
import { inMilliseconds } from '../../config/duration.ts';
import type { Environment } from '../../config/substitute.ts';
import type { Browse } from '../../guard/visit.ts';
import { systemRandom } from '../../pool/random.ts';
import type { PoolSubject } from '../../probe/client-subject.ts';
import { cognitoAt } from '../../probe/cognito.ts';
import { fileKeep } from '../../probe/keep/file-keep.ts';
import type { Holder } from '../../probe/keep/hold.ts';
import type { Keep } from '../../probe/keep/keep.ts';
import { memoryKeep } from '../../probe/keep/memory-keep.ts';
import { secretKeep } from '../../probe/keep/secret-keep.ts';
import { keysAt } from '../../probe/keys-at.ts';
import type { Mailbox } from '../../probe/mailbox/mailbox.ts';
import type { ClientPorts, ProbePorts } from '../../probe/probe-ports.ts';
import type { ProbePlan } from './probe-plan.ts';
import { thisProcess } from './this-process.ts';

/** What journeys are made with, for as long as the process lives. */
export interface ProbeTools {
  readonly keep: Keep;
  readonly holder: Holder | undefined;
  readonly attemptsAnHour: number;
  /** How long a mail may take, in milliseconds. */
  readonly patience: number;
  readonly portsFor: (
    subject: PoolSubject,
    mailbox: Mailbox,
    openBrowser: () => Promise<Browse>,
  ) => ProbePorts;
}

/** Puts them together. */
export function probeTools(
  { settings, hasSettings, directory }: ProbePlan,
  environment: Environment,
): ProbeTools {
  const isLocal = settings.mailbox === undefined || settings.mailbox.lifeguard !== undefined;
  const patience = settings.patience ? inMilliseconds(settings.patience) : isLocal ? 10_000 : 120_000;
  return {
    keep: keepOf(settings.keep, directory, environment),
    // A folder is of one machine; a secret is of many.
    holder: settings.keep?.file === undefined ? undefined : thisProcess(),
    // Without settings nothing but a service of one's own is probed, which has its own limits.
    attemptsAnHour: hasSettings ? settings.attemptsAnHour : Number.POSITIVE_INFINITY,
    patience,
    portsFor: (subject, mailbox, openBrowser) => ({
      ...clientPorts(subject),
      ...{ mailbox, patience, openBrowser, directory, environment },
    }),
  };
}

function clientPorts({ endpoint }: PoolSubject): ClientPorts {
  return {
    call: cognitoAt(`${endpoint}/`, fetch),
    readKeys: keysAt(endpoint, fetch),
    fetch,
    now: Date.now,
    random: systemRandom,
  };
}

function keepOf(entry: ProbePlan['settings']['keep'], directory: string, environment: Environment): Keep {
  if (entry?.file !== undefined) return fileKeep(resolve(directory, entry.file), systemRandom);
  if (entry?.secretsManager) return secretKeep(entry.secretsManager, { random: systemRandom, environment });
  return memoryKeep();
}
