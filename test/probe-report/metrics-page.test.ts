import assert from 'node:assert/strict';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { mostRuns } from '../../src/probe/report/latest-runs.ts';
import { type MetricsPage, openMetricsPage } from '../../src/probe/report/metrics-page.ts';
import { aFailedRun, aRun } from './a-run.ts';
import { parsePrometheus } from './parse-prometheus.ts';

let page: MetricsPage;

before(async () => {
  page = await openMetricsPage({
    address: '127.0.0.1:0',
    hosts: ['probe.monitoring.svc'],
    environment: 'staging',
  });
});
after(() => page.close());

async function ask(options: { host?: string; method?: string; path?: string } = {}) {
  const { port } = new URL(page.url);
  const { host = `127.0.0.1:${port}`, method = 'GET', path = '/metrics' } = options;
  const asked = request({ host: '127.0.0.1', port, path, method, headers: { host }, agent: false }).end();
  const { promise, resolve, reject } = Promise.withResolvers<import('node:http').IncomingMessage>();
  asked.once('response', resolve).once('error', reject);
  const response = await promise;
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

describe('/metrics', () => {
  test('has nothing before the first round', async () => {
    const { status, body } = await ask();
    assert.equal(status, 200);
    assert.equal(body, '');
  });

  test('shows the latest run of each journey and app client, also of a round before', async () => {
    page.show([
      { run: aFailedRun(), lastSuccessAt: undefined },
      { run: aRun({ journey: 'jwks' }), lastSuccessAt: 5_000 },
    ]);
    page.show([{ run: aRun(), lastSuccessAt: 7_000 }]);
    const { headers, body } = await ask();
    assert.equal(headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8');
    assert.equal(headers['cache-control'], 'no-store');
    const success = parsePrometheus(body).filter(({ name }) => name === 'cognito_probe_success');
    assert.deepEqual(
      success.map(({ labels, value }) => [labels.journey, labels.env, value]),
      [
        ['jwks', 'staging', 1],
        ['reset', 'staging', 1],
      ],
    );
  });

  const rows = [
    ['an address', { host: '10.1.2.3:9401' }, 200],
    ['an address of IPv6', { host: '[::1]:9401' }, 200],
    ['localhost', { host: 'localhost' }, 200],
    ['a name of the settings', { host: 'Probe.monitoring.svc:9401' }, 200],
    ['a name that somebody made to lead here', { host: 'evil.example' }, 403],
    ['a name that looks like an address', { host: '127.0.0.1.evil.example' }, 403],
    ['a query', { path: '/metrics?name[]=x' }, 200],
    ['another path', { path: '/' }, 404],
    ['HEAD', { method: 'HEAD' }, 200],
    ['POST', { method: 'POST' }, 405],
  ] as const;
  for (const [name, options, status] of rows) {
    test(`asked by ${name}: ${status}`, async () => assert.equal((await ask(options)).status, status));
  }

  test('forgets the oldest of too many', () => {
    const many = Array.from({ length: mostRuns }, (_, index) => ({
      run: aRun({ journey: `journey-${index}` }),
      lastSuccessAt: undefined,
    }));
    const shown = page.show(many);
    assert.equal(shown.length, mostRuns);
    assert.ok(!shown.some(({ run }) => run.journey === 'jwks'));
  });

  test('an address that is taken is told', async () => {
    const { host } = new URL(page.url);
    await assert.rejects(openMetricsPage({ address: host, hosts: [], environment: undefined }), {
      name: 'MetricsNotServed',
      message: `The metrics cannot be served at ${host} (EADDRINUSE).`,
    });
  });
});
