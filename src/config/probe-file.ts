import * as z from 'zod';
import { alertsEntry } from './alerts-entry.ts';
import { duration } from './duration.ts';
import { journeyEntry, journeyName } from './journey-entry.ts';
import { listOf, text, truth, whole } from './kinds.ts';
import { mailboxEntry } from './mailbox-entry.ts';
import { outputsEntry } from './outputs-entry.ts';
import { probeKeepEntry } from './probe-keep-entry.ts';
import { probeUserEntry } from './probe-user-entry.ts';

const browserEntry = z.strictObject(
  {
    program: text('the path of a program', /^[^\0\r\n]{1,4096}$/)
      .exactOptional()
      .describe('The Chromium to run; the first that is found otherwise.'),
    sandbox: truth()
      .default(true)
      .describe('`false` does without the sandbox of Chromium, which root and many containers have not.'),
  },
  { error: 'a mapping' },
);

/** The whole of probe.yaml. */
export const probeFile = z
  .strictObject(
    {
      pools: text('the path of a pools.yaml', /^[^\0\r\n]{1,4096}$/)
        .exactOptional()
        .describe(
          'The description of the pools, from the folder of this file; `pools.yaml` where it is left out.',
        ),
      target: text('aws, or an address such as http://127.0.0.1:9400', /^(?:aws|https?:\/\/[^\s/?#@]+\/?)$/)
        .default('http://127.0.0.1:9400')
        .describe(
          'Where the pools are: `aws`, each in its region, or the address of a service: with `https://` where it is on another machine.',
        ),
      mailbox: mailboxEntry
        .exactOptional()
        .describe(
          'Where the mails of the users arrive; left out, in the mailbox of the Lifeguard at `target`.',
        ),
      patience: duration('1s', '14m')
        .exactOptional()
        .describe('How long a mail may take; `10s` for the mailbox of Lifeguard, `2m` for any other.'),
      users: listOf(probeUserEntry, 1_000)
        .default([])
        .describe('Who is probed; left out, the users of pools.yaml that have a password there.'),
      keep: probeKeepEntry
        .exactOptional()
        .describe(
          'Where the probe remembers passwords, attempts and outcomes; left out, it remembers nothing.',
        ),
      attemptsAnHour: whole(2, 20)
        .default(4)
        .describe(
          'The requests and confirmations of a user in an hour that the probe does not go beyond. Cognito allows 5 to 20, by ' +
            'its risk score, and the user’s own count too.',
        ),
      journeys: z
        .record(text('a name of lower-case letters, digits and -, at most 40', journeyName), journeyEntry, {
          error: 'a mapping of names to journeys',
        })
        .default({ reset: { otherClient: false, page: false } })
        .describe(
          'What is done, by name: `reset`, `lockdown`, `hosted-ui`, `jwks`, or a journey of your own.',
        ),
      outputs: outputsEntry.prefault({}).describe('Where the results go, beside the report in the terminal.'),
      alerts: alertsEntry.prefault({}).describe('When people are told of failures, and where.'),
      browser: browserEntry.prefault({}).describe('What opens the page of `journeys.reset.page`.'),
      every: duration('1m', '7d')
        .exactOptional()
        .describe('How often, until the process is asked to end; left out, once. `--every` goes before it.'),
    },
    { error: 'a mapping' },
  )
  .meta({ title: 'probe.yaml of Lifeguard' });

/** probe.yaml as read. */
export type ProbeFile = z.output<typeof probeFile>;
