import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import * as z from 'zod';
import { alertsEntry } from '../../src/config/alerts-entry.ts';
import type { Alert } from '../../src/probe/alert/alert.ts';
import { keyOf } from '../../src/probe/alert/alert.ts';
import { NotTold } from '../../src/probe/alert/not-told.ts';
import type { SnsMessage } from '../../src/probe/alert/sns.ts';
import { type ChannelPorts, tellChannels } from '../../src/probe/alert/tell-channels.ts';
import { aFailedRun, aRun } from '../probe-report/a-run.ts';
import { anAlert, at, over } from './an-alert.ts';
import { postPorts, type StandIn, startStandIn } from './stand-in.ts';

let service: StandIn;
let hosts: string[];
let waits: number[];
let published: SnsMessage[];
before(async () => {
  service = await startStandIn();
});
after(() => service.close());
beforeEach(() => {
  service.reset();
  hosts = [];
  waits = [];
  published = [];
});

/** Everything on the network is the stand-in; to whom it was addressed is kept. */
function ports(): ChannelPorts {
  return {
    ...postPorts(waits),
    fetch: (input, init) => {
      const url = new URL(String(input));
      hosts.push(url.host);
      return fetch(`${service.url}${url.pathname}${url.search}`, init);
    },
    publish: async message => void published.push(message),
  };
}

function tell(settings: object, ...alerts: readonly Alert[]) {
  const deliveries = alerts.map(alert => ({ alert, only: undefined }));
  return tellChannels(alertsEntry.parse(settings), ports(), deliveries);
}

/** As many alerts, each of another app client. */
function many(count: number): readonly Alert[] {
  return Array.from({ length: count }, (_, index) =>
    anAlert({ run: aFailedRun({}, { subject: { ...aRun().subject, clientId: `client${index}` } }) }),
  );
}

const slackUrl = 'https://hooks.slack.com/services/T0/B0/secretpart';
const routingKey = 'a'.repeat(32);
const warning = { kind: 'firing', severity: 'warning', since: at, isRepeat: false } as const;

describe('Slack', () => {
  const text = z.string().min(1).max(3_000);
  const message = z.strictObject({
    text: z.string().min(1).max(40_000),
    blocks: z
      .array(
        z.strictObject({
          type: z.literal('section'),
          text: z.strictObject({ type: z.literal('mrkdwn'), text, verbatim: z.literal(true) }),
        }),
      )
      .min(1)
      .max(50),
    unfurl_links: z.literal(false),
    unfurl_media: z.literal(false),
  });

  test('gets blocks, and a text for the notification', async () => {
    const { problems } = await tell({ slack: [{ url: slackUrl }] }, anAlert());
    assert.deepEqual(problems, []);
    assert.deepEqual(hosts, ['hooks.slack.com']);
    const [request] = service.requests;
    assert.equal(request?.url, '/services/T0/B0/secretpart');
    assert.equal(request?.headers['content-type'], 'application/json; charset=utf-8');
    const { text: fallback, blocks } = message.parse(request?.json);
    assert.equal(
      fallback,
      'Failing: reset of phenom-dev-hasura-client of phenom-staging fails at the stage confirm',
    );
    const lines = blocks[0]?.text.text.split('\n') ?? [];
    assert.equal(lines[0], `*${fallback}*`);
    assert.equal(
      lines[1],
      '*Read*  <https://docs.example.com/causes/code-issued-to-another-client?v=1&amp;x=2|docs.example.com/causes/code-issued-to-another-client?v=1&amp;x=2>',
    );
    assert.ok(lines.includes('*Stage*  confirm'));
  });

  test('what stands in an alert makes no link, mention or entity', async () => {
    const failure = { message: '<!channel> & <https://evil.example|click>' };
    await tell({ slack: [{ url: slackUrl }] }, anAlert({ run: aFailedRun(failure) }));
    const { blocks } = message.parse(service.requests[0]?.json);
    const lines = blocks[0]?.text.text.split('\n') ?? [];
    const seen = lines.find(line => line.startsWith('*Seen*'));
    assert.equal(seen, '*Seen*  &lt;!channel&gt; &amp; &lt;https://evil.example|click&gt;');
  });

  test('many alerts are one message, the most of them counted', async () => {
    await tell({ slack: [{ url: slackUrl }] }, ...many(200));
    assert.equal(service.requests.length, 1);
    const { blocks } = message.parse(service.requests[0]?.json);
    assert.equal(blocks.length, 11);
    assert.equal(blocks[10]?.text.text, '… and 190 more in this round.');
  });

  test('the longest alert fits', async () => {
    const longest = '<&>'.repeat(3_000);
    const failure = {
      message: longest,
      cause: { id: 'x', title: longest, fix: longest },
      findings: Array.from({ length: 30 }, () => ({ check: 'y', title: longest })),
    };
    await tell({ slack: [{ url: slackUrl }] }, anAlert({ run: aFailedRun(failure) }));
    message.parse(service.requests[0]?.json);
  });

  test('its word for what is wrong is told, its address is not', async () => {
    service.answer({ status: 404, body: 'no_service' });
    const { problems, missed } = await tell({ slack: [{ url: slackUrl }] }, anAlert());
    assert.deepEqual(problems, [
      'Slack at hooks.slack.com was not told of 1 alert: it answered 404 no_service.',
    ]);
    assert.equal(missed[0]?.channel, 'slack[0]');
    assert.equal(service.requests.length, 1);
  });
});

describe('PagerDuty', () => {
  const trigger = z.strictObject({
    routing_key: z.string().length(32),
    event_action: z.literal('trigger'),
    dedup_key: z.string().min(1).max(255),
    client: z.string(),
    payload: z.strictObject({
      summary: z.string().min(1).max(1_024),
      source: z.string().min(1),
      severity: z.enum(['critical', 'error', 'warning', 'info']),
      timestamp: z.iso.datetime(),
      component: z.string(),
      group: z.string(),
      class: z.string(),
      custom_details: z.record(z.string(), z.string()),
    }),
    links: z.array(z.strictObject({ href: z.url(), text: z.string() })).exactOptional(),
  });

  test('gets a trigger, and a resolve of the same key', async () => {
    service.answer({ status: 202 }, { status: 202 });
    await tell({ pagerduty: [{ routingKey }] }, anAlert());
    await tell({ pagerduty: [{ routingKey }] }, anAlert({ event: over, run: aRun() }));
    const [first, second] = service.requests;
    assert.equal(first?.url, '/v2/enqueue');
    assert.deepEqual(hosts, ['events.pagerduty.com', 'events.pagerduty.com']);
    const { payload, dedup_key, links } = trigger.parse(first?.json);
    assert.equal(dedup_key, 'lifeguard/production/us-east-1_AkG9mnbjA/6sjjnkaeagnqgkmbl1mr5rtfsr/reset');
    assert.equal(payload.severity, 'critical');
    assert.equal(payload.source, 'us-east-1_AkG9mnbjA');
    assert.equal(payload.class, 'reset: confirm');
    assert.equal(payload.custom_details.Stage, 'confirm');
    assert.equal(links?.[0]?.href, 'https://docs.example.com/causes/code-issued-to-another-client?v=1&x=2');
    assert.deepEqual(second?.json, { routing_key: routingKey, event_action: 'resolve', dedup_key });
  });

  test('in the EU, of an account there', async () => {
    await tell({ pagerduty: [{ routingKey, region: 'eu' }] }, anAlert());
    assert.deepEqual(hosts, ['events.eu.pagerduty.com']);
  });

  test('is not told of warnings, unless the settings say so', async () => {
    const alert = anAlert({ event: warning });
    await tell({ pagerduty: [{ routingKey }] }, alert);
    assert.equal(service.requests.length, 0);
    await tell({ pagerduty: [{ routingKey, warnings: true }] }, alert);
    assert.equal(trigger.parse(service.requests[0]?.json).payload.severity, 'warning');
  });

  test('slow mails are an alert of their own', () => {
    const slow = { kind: 'slow-mail', since: at, percentile: 1, bound: 1, mails: 5 } as const;
    assert.notEqual(keyOf(anAlert({ event: slow })), keyOf(anAlert()));
  });

  test('ends at the first that is not taken; the others are missed', async () => {
    service.answer({ status: 202 }, { status: 400 });
    const { problems, missed } = await tell({ pagerduty: [{ routingKey }] }, ...many(4));
    assert.equal(service.requests.length, 2);
    assert.deepEqual(problems, ['PagerDuty was not told of 3 alerts: it answered 400.']);
    assert.equal(missed.length, 3);
  });
});

test('PagerDuty that is slow for each of many alerts has its time for all of them', async () => {
  let at = 0;
  const slow: ChannelPorts = {
    ...ports(),
    now: () => at,
    fetch: (input, init) => {
      at += 9_000;
      return ports().fetch(input, init);
    },
  };
  const deliveries = many(30).map(alert => ({ alert, only: undefined }));
  const { problems } = await tellChannels(
    alertsEntry.parse({ pagerduty: [{ routingKey }] }),
    slow,
    deliveries,
  );
  assert.deepEqual(problems, ['PagerDuty was not told of 16 alerts: it took longer than 120 s.']);
});

describe('a webhook', () => {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;

  test('gets JSON, signed as Standard Webhooks has it', async () => {
    await tell({ webhook: [{ url: 'https://hook.example/in?token=secret', secret }] }, anAlert());
    const [request] = service.requests;
    assert.equal(request?.url, '/in?token=secret');
    const {
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': signature,
    } = request?.headers ?? {};
    assert.match(String(id), /^msg_[0-9a-f-]{36}$/);
    assert.equal(seconds, String(at / 1_000));
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const expected = createHmac('sha256', key).update(`${id}.${seconds}.${request?.body}`).digest('base64');
    assert.equal(signature, `v1,${expected}`);
    const said = z
      .strictObject({
        type: z.literal('probe.alerts'),
        timestamp: z.iso.datetime(),
        data: z.strictObject({ alerts: z.array(z.record(z.string(), z.unknown())) }),
      })
      .parse(request?.json);
    const { text, ...alert } = said.data.alerts[0] ?? {};
    assert.match(String(text), /^Failing: reset of .*\n\nEnvironment: production\n/);
    assert.deepEqual(alert, {
      kind: 'firing',
      severity: 'page',
      key: 'lifeguard/production/us-east-1_AkG9mnbjA/6sjjnkaeagnqgkmbl1mr5rtfsr/reset',
      isRepeat: false,
      at: '2026-05-01T12:30:00.000Z',
      since: '2026-05-01T11:30:00.000Z',
      environment: 'production',
      ...aRun().subject,
      journey: 'reset',
      run: '0e2a7f4c-2f0e-4c55-9a26-6f1f2f1f7a10',
      failure: {
        stage: 'confirm',
        kind: 'target',
        message:
          'ConfirmForgotPassword: ExpiredCodeException: Invalid code provided, please request a code again.',
        cause: {
          id: 'code-issued-to-another-client',
          title: 'The code was submitted by another app client than the one that asked for it',
        },
        findings: [{ check: 'client-without-srp', title: 'An app client does not allow SRP' }],
      },
      title: 'Failing: reset of phenom-dev-hasura-client of phenom-staging fails at the stage confirm',
      link: 'https://docs.example.com/causes/code-issued-to-another-client?v=1&x=2',
    });
  });

  test('is asked again with the same id, and signed anew', async () => {
    service.answer({ status: 500 });
    await tell({ webhook: [{ url: 'https://hook.example/', secret }] }, anAlert());
    const [first, second] = service.requests;
    assert.equal(first?.headers['webhook-id'], second?.headers['webhook-id']);
    assert.ok(second?.headers['webhook-signature']);
  });

  test('without a secret is not signed', async () => {
    await tell({ webhook: [{ url: 'https://hook.example/' }] }, anAlert());
    assert.equal(service.requests[0]?.headers['webhook-signature'], undefined);
  });

  test('gets a hundred alerts in a request', async () => {
    await tell({ webhook: [{ url: 'https://hook.example/' }] }, ...many(150));
    const counts = service.requests.map(
      ({ json }) =>
        z.looseObject({ data: z.object({ alerts: z.array(z.unknown()) }) }).parse(json).data.alerts.length,
    );
    assert.deepEqual(counts, [100, 50]);
  });
});

describe('SNS', () => {
  const topic = 'arn:aws:sns:eu-west-1:123456789012:alerts';

  test('gets one message, with attributes to filter by', async () => {
    const odd = aFailedRun({}, { subject: { ...aRun().subject, clientName: `Zürich\n${'x'.repeat(200)}` } });
    await tell({ sns: [{ topic }] }, anAlert({ run: odd, event: warning }), anAlert());
    const [message, ...others] = published;
    assert.deepEqual(others, []);
    assert.equal(message?.topic, topic);
    assert.match(message?.subject ?? '', /^Warning: reset of Zurich x+ \(\+1\)$/);
    assert.ok((message?.subject.length ?? 0) < 100);
    assert.deepEqual(message?.attributes, { kind: 'firing', severity: 'page' });
    assert.match(
      message?.message ?? '',
      /^Warning: reset of Zürich x+.*\n\n----\n\nFailing: reset of phenom/s,
    );
  });

  test('that refuses is told, by its region', async () => {
    const deliveries = [{ alert: anAlert(), only: undefined }];
    const publish = () => Promise.reject(new NotTold('answered AuthorizationErrorException'));
    const { problems } = await tellChannels(
      alertsEntry.parse({ sns: [{ topic }] }),
      { ...ports(), publish },
      deliveries,
    );
    assert.deepEqual(problems, [
      'SNS in eu-west-1 was not told of 1 alert: it answered AuthorizationErrorException.',
    ]);
  });
});

describe('a service that does not answer as it should', () => {
  const settings = { webhook: [{ url: 'https://hook.example/path-of-secret' }] };
  const rows = [
    ['is tried again after 500', [{ status: 500 }], 2, []],
    ['is tried three times', [{ status: 503 }, { status: 503 }, { status: 503 }], 3, ['answered 503']],
    ['is not tried again after 403', [{ status: 403, body: 'token secret' }], 1, ['answered 403']],
    [
      'is not followed elsewhere',
      [{ status: 307, headers: { location: 'https://evil.example/' } }],
      1,
      ['answered 307'],
    ],
  ] as const;
  for (const [name, answers, requests, reasons] of rows) {
    test(name, async () => {
      service.answer(...answers);
      const { problems } = await tell(settings, anAlert());
      assert.equal(service.requests.length, requests);
      assert.deepEqual(
        problems,
        reasons.map(reason => `The webhook at hook.example was not told of 1 alert: it ${reason}.`),
      );
    });
  }

  const waitRows = [
    ['as long as it asks', '3', 3_000],
    ['no longer than is good', '86400', 20_000],
    ['until when it asks', new Date(at + 7_000).toUTCString(), 7_000],
  ] as const;
  for (const [name, asked, waited] of waitRows) {
    test(`is waited for ${name}`, async () => {
      service.answer({ status: 429, headers: { 'retry-after': asked } });
      await tell(settings, anAlert());
      assert.deepEqual(waits, [waited]);
    });
  }

  test('is waited for longer each time otherwise', async () => {
    service.answer({ status: 500 }, { status: 500 });
    await tell(settings, anAlert());
    const [first = 0, second = 0] = waits;
    assert.ok(first >= 1_000 && first < 2_000);
    assert.ok(second >= 2_000 && second < 4_000);
  });

  test('that cannot be reached does not keep others from being told', async () => {
    const broken: ChannelPorts = {
      ...ports(),
      fetch: (input, init) => {
        if (String(input).includes('hook.example')) {
          const cause = Object.assign(new Error('getaddrinfo ENOTFOUND hook.example'), { code: 'ENOTFOUND' });
          return Promise.reject(new TypeError('fetch failed', { cause }));
        }
        return ports().fetch(input, init);
      },
    };
    const both = alertsEntry.parse({ ...settings, slack: [{ url: slackUrl }] });
    const { problems, missed } = await tellChannels(both, broken, [{ alert: anAlert(), only: undefined }]);
    assert.deepEqual(problems, [
      'The webhook at hook.example was not told of 1 alert: it cannot be reached (there is no such host: ENOTFOUND).',
    ]);
    assert.deepEqual(
      missed.map(({ channel }) => channel),
      ['webhook[0]'],
    );
    assert.equal(service.requests.length, 1);
  });

  test('that hangs has its time', async () => {
    const slow: ChannelPorts = {
      ...ports(),
      fetch: () =>
        Promise.reject(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
    };
    const { problems } = await tellChannels(alertsEntry.parse(settings), slow, [
      { alert: anAlert(), only: undefined },
    ]);
    assert.deepEqual(problems, [
      'The webhook at hook.example was not told of 1 alert: it cannot be reached (no answer in time).',
    ]);
  });
});
