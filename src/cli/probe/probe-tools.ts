import { resolve } from 'node:path';
import { inMilliseconds } from '../../config/duration.ts';
import type { Environment } from '../../config/substitute.ts';
import type { Browse } from '../../guard/visit.ts';
import type { PoolSubject } from '../../probe/client-subject.ts';
import { cognitoAt } from '../../probe/cognito.ts';
import { fileKeep } from '../../probe/keep/file-keep.ts';
import type { Holder } from '../../probe/keep/hold.ts';
import type { Keep } from '../../probe/keep/keep.ts';
import { memoryKeep } from '../../probe/keep/memory-keep.ts';
import { secretKeep } from '../../probe/keep/secret-keep.ts';
import { keysAt } from '../../probe/keys-at.ts';
import type { Mailbox } from '../../probe/mailbox/mailbox.ts';
import type { ProbePorts } from '../../probe/probe-ports.ts';
import { createDiagnosis, type Diagnose } from './create-diagnosis.ts';
import { mailboxOfPlan } from './mailbox-of-plan.ts';
import type { ProbeOutside } from './probe-outside.ts';
import type { ProbePlan } from './probe-plan.ts';
import { thisProcess } from './this-process.ts';

/** What journeys are made with, for as long as the process lives. */
export interface ProbeTools extends ProbeOutside {
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
  /** @throws MailboxProblem */
  readonly openMailbox: () => Promise<Mailbox>;
  /** Makes what says why the runs of one round have failed. */
  readonly newDiagnosis: () => Diagnose;
}

/** Puts them together. */
export function probeTools(plan: ProbePlan, environment: Environment, outside: ProbeOutside): ProbeTools {
  const { settings, hasSettings, directory } = plan;
  const isLocal = settings.mailbox === undefined || settings.mailbox.lifeguard !== undefined;
  const patience = settings.patience ? inMilliseconds(settings.patience) : isLocal ? 10_000 : 120_000;
  const { random } = outside;
  return {
    ...outside,
    keep: keepOf(settings.keep, { directory, environment, random }),
    // A folder is of one machine; a secret is of many.
    holder: settings.keep?.file === undefined ? undefined : thisProcess(),
    // Without settings nothing but a service of one's own is probed, which has its own limits.
    attemptsAnHour: hasSettings ? settings.attemptsAnHour : Number.POSITIVE_INFINITY,
    patience,
    portsFor: (subject, mailbox, openBrowser) => ({
      ...outside,
      call: cognitoAt(`${subject.endpoint}/`, outside.fetch),
      readKeys: keysAt(subject.endpoint, outside.fetch),
      ...{ mailbox, patience, openBrowser, directory, environment },
    }),
    openMailbox: async () => mailboxOfPlan(plan, environment, outside.fetch),
    newDiagnosis: () => createDiagnosis(plan, environment, outside),
  };
}

function keepOf(
  entry: ProbePlan['settings']['keep'],
  {
    directory,
    environment,
    random,
  }: Pick<ProbePorts, 'directory' | 'random'> & { readonly environment: Environment },
): Keep {
  if (entry?.file !== undefined) return fileKeep(resolve(directory, entry.file), random);
  if (entry?.secretsManager) return secretKeep(entry.secretsManager, { random, environment });
  return memoryKeep();
}
