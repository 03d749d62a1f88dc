import * as z from 'zod';
import { duration } from './duration.ts';
import { listOf, oneOf, secretText, text, truth, whole } from './kinds.ts';

/** An address that whoever knows it can write to: it is not shown anywhere. */
function secretUrl(): z.ZodString {
  const error = 'an absolute URL with https:// or http://';
  return z
    .string({ error })
    .refine(value => /^https?:\/\/[^\s#]{1,2000}$/i.test(value) && URL.canParse(value), { error })
    .meta({ writeOnly: true });
}

function isPattern(value: string): boolean {
  const isOne = /^https?:\/\/[^\s{}]{1,1000}\{id\}[^\s{}]{0,1000}$/.test(value);
  return isOne && URL.canParse(value.replace('{id}', 'id'));
}

function warnings(fallback: boolean): z.ZodDefault<z.ZodBoolean> {
  return truth().default(fallback).describe('Whether warnings are told here too, or only what pages people.');
}

const webhookEntry = z.strictObject(
  {
    url: secretUrl().describe('Where the alerts are posted to, as JSON.'),
    secret: secretText(
      'a secret such as that of: echo whsec_$(openssl rand -base64 32)',
      /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/,
    )
      .exactOptional()
      .describe(
        'What the requests are signed with, as Standard Webhooks has it. Keep it in the environment.',
      ),
    warnings: warnings(true),
  },
  { error: 'a mapping with url' },
);

const slackEntry = z.strictObject(
  {
    url: secretUrl().describe('The address of an incoming webhook of Slack. Keep it in the environment.'),
    warnings: warnings(true),
  },
  { error: 'a mapping with url' },
);

const snsEntry = z.strictObject(
  {
    topic: text(
      'the ARN of a topic such as arn:aws:sns:us-east-1:123456789012:alerts',
      /^arn:aws[a-z-]*:sns:[a-z]{2}(?:-[a-z]+)+-\d:\d{12}:[\w-]{1,256}(?:\.fifo)?$/,
    ).describe(
      'The topic of Amazon SNS. Needs the package `@aws-sdk/client-sns` and the right `sns:Publish`.',
    ),
    endpoint: secretUrl()
      .exactOptional()
      .describe('Another address than that of the region, for a local stand-in.'),
    warnings: warnings(true),
  },
  { error: 'a mapping with topic' },
);

const pagerDutyEntry = z.strictObject(
  {
    routingKey: secretText('the integration key, 32 letters and digits', /^[A-Za-z0-9]{32}$/).describe(
      'The integration key of an Events API v2 integration. Keep it in the environment.',
    ),
    region: oneOf('us', 'eu').default('us').describe('The service region of the account.'),
    warnings: warnings(false),
  },
  { error: 'a mapping with routingKey' },
);

const pingEntry = z.strictObject(
  {
    url: secretUrl().describe('The address of a check. Keep it in the environment.'),
    style: oneOf('healthchecks', 'plain')
      .default('healthchecks')
      .describe(
        '`healthchecks`: `/start` before a round, then the address itself, `/fail` or `/log`, with `rid`. `plain`: only ' +
          'the address itself, after a round in which all went well.',
      ),
  },
  { error: 'a mapping with url' },
);

/** When people are told of failures, and where. */
export const alertsEntry = z.strictObject(
  {
    after: whole(1, 20)
      .default(2)
      .describe('So many failures of the target in a row page people, or those of `often`.'),
    often: z
      .strictObject(
        {
          failed: whole(1, 20).default(3).describe('So many failures of the target'),
          of: whole(1, 20).default(5).describe('among so many runs.'),
        },
        { error: 'a mapping with failed and of' },
      )
      .refine(({ failed, of }) => failed <= of, { error: 'at most as many failed as runs' })
      .prefault({})
      .describe('What pages people where the target fails on and off.'),
    warnAfter: whole(1, 20)
      .default(4)
      .describe('So many failures of any kind in a row warn, such as of the mailbox or of the probe itself.'),
    repeat: duration('5m', '30d')
      .prefault('6h')
      .describe('A failure that stays the same is told again after this long.'),
    flapping: z
      .strictObject(
        {
          changes: whole(2, 50).default(4).describe('More changes than so many'),
          within: duration('10m', '7d').prefault('1h').describe('within this long.'),
        },
        { error: 'a mapping with changes and within' },
      )
      .prefault({})
      .describe('From when on one message says that results change all the time, and no more are sent.'),
    slowMail: duration('1s', '1h')
      .prefault('60s')
      .describe('Warns where the mails of the latest runs take longer than this (95th percentile).'),
    docs: z
      .string({ error: 'an address with {id} in it' })
      .refine(isPattern, { error: 'an address with {id} in it' })
      .exactOptional()
      .describe(
        'Where your copy of the pages of causes is, such as `https://docs.example.com/causes/{id}`: messages link to it.',
      ),
    webhook: listOf(webhookEntry, 10)
      .default([])
      .describe('Services of your own that take the alerts as JSON.'),
    slack: listOf(slackEntry, 10).default([]).describe('Channels of Slack.'),
    sns: listOf(snsEntry, 10).default([]).describe('Topics of Amazon SNS.'),
    pagerduty: listOf(pagerDutyEntry, 10).default([]).describe('Services of PagerDuty.'),
    ping: pingEntry
      .exactOptional()
      .describe('What notices that the probe itself no longer runs, such as Healthchecks.'),
  },
  { error: 'a mapping' },
);

/** When people are told of failures, and where, as read. */
export type Alerts = z.output<typeof alertsEntry>;
