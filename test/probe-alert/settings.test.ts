import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type * as z from 'zod';
import { alertsEntry } from '../../src/config/alerts-entry.ts';
import { outputsEntry } from '../../src/config/outputs-entry.ts';

/** What is wrong with settings, by the message and path of each problem. */
function problemsOf(schema: z.ZodType, value: unknown): string[] {
  const read = schema.safeParse(value);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('settings that are taken', () => {
  const rows: readonly (readonly [string, z.ZodType, object])[] = [
    ['none', alertsEntry, {}],
    ['no outputs', outputsEntry, {}],
    [
      'every channel',
      alertsEntry,
      {
        webhook: [{ url: 'https://hook.example/?a=b', secret: `whsec_${'A'.repeat(43)}=` }],
        slack: [{ url: 'https://hooks.slack.com/services/T/B/X', warnings: false }],
        sns: [{ topic: 'arn:aws-us-gov:sns:us-gov-west-1:123456789012:alerts.fifo' }],
        pagerduty: [{ routingKey: 'R0123456789abcdef0123456789abcde', region: 'eu' }],
        ping: { url: 'https://hc-ping.com/uuid', style: 'plain' },
        docs: 'https://docs.example.com/{id}.html',
      },
    ],
    [
      'every output',
      outputsEntry,
      {
        environment: 'production',
        prometheus: '/var/lib/node_exporter/probe.prom',
        metrics: '[::1]:9401',
        metricsHosts: ['probe.monitoring.svc'],
        otlp: { endpoint: 'https://otlp.example.com', headers: { authorization: 'Basic x' } },
        emf: { namespace: 'Own' },
      },
    ],
  ];
  for (const [name, schema, value] of rows) test(name, () => assert.deepEqual(problemsOf(schema, value), []));
});

describe('settings that are refused, and why', () => {
  const rows: readonly (readonly [string, z.ZodType, object, readonly string[]])[] = [
    [
      'more failed than runs',
      alertsEntry,
      { often: { failed: 5, of: 3 } },
      ['often: at most as many failed as runs'],
    ],
    [
      'a repeat that is no length of time',
      alertsEntry,
      { repeat: 'often' },
      ['repeat: a length of time from 5m to 30d, such as 45m, 12h or 30d'],
    ],
    [
      'an address without a scheme',
      alertsEntry,
      { slack: [{ url: 'hooks.slack.com/x' }] },
      ['slack.0.url: an absolute URL with https:// or http://'],
    ],
    [
      'a short secret',
      alertsEntry,
      { webhook: [{ url: 'https://hook.example/', secret: 'secret' }] },
      ['webhook.0.secret: a secret such as that of: echo whsec_$(openssl rand -base64 32)'],
    ],
    [
      'pages without {id}',
      alertsEntry,
      { docs: 'https://docs.example.com/' },
      ['docs: an address with {id} in it'],
    ],
    [
      'a port that there is not',
      outputsEntry,
      { metrics: '127.0.0.1:94010' },
      ['metrics: an address such as 127.0.0.1:9401'],
    ],
    ['a port alone', outputsEntry, { metrics: '9401' }, ['metrics: an address such as 127.0.0.1:9401']],
    [
      'a file that node_exporter would not read',
      outputsEntry,
      { prometheus: 'probe.txt' },
      ['prometheus: the path of a file that ends in .prom'],
    ],
    [
      'a namespace of AWS',
      outputsEntry,
      { emf: { namespace: 'AWS/Cognito' } },
      ['emf.namespace: a namespace such as Lifeguard/Probe, not one of AWS/'],
    ],
    [
      'a header with the end of a line',
      outputsEntry,
      { otlp: { headers: { 'x-key': 'a\r\nb: c' } } },
      ['otlp.headers.x-key: text without line breaks'],
    ],
  ];
  for (const [name, schema, value, problems] of rows) {
    test(name, () => assert.deepEqual(problemsOf(schema, value), problems));
  }
});

test('each key says what it is for', () => {
  for (const schema of [alertsEntry, outputsEntry]) {
    for (const [key, value] of Object.entries(schema.shape)) {
      assert.ok((value.description ?? '').length > 10, `${key} is described`);
    }
  }
});
