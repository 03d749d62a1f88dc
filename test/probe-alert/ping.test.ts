import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { alertsEntry } from '../../src/config/alerts-entry.ts';
import { type Ping, pingEnd, pingStart } from '../../src/probe/alert/ping.ts';
import { aFailedRun, aRun } from '../probe-report/a-run.ts';
import { postPorts, type StandIn, startStandIn } from './stand-in.ts';

const round = '9a1f7a52-9d0c-4a4f-8f5e-2c7a3f0f6b11';
let service: StandIn;
before(async () => {
  service = await startStandIn();
});
after(() => service.close());
beforeEach(() => service.reset());

function pingAt(path: string, style?: string): Ping {
  const { ping } = alertsEntry.parse({ ping: { url: `${service.url}${path}`, ...(style && { style }) } });
  return ping ?? assert.fail();
}

describe('a check of Healthchecks', () => {
  const bad = aFailedRun();
  const noMailbox = aFailedRun({ kind: 'mailbox', stage: 'mail', cause: undefined });
  const rows = [
    ['hears of a round that went well', [aRun()], '/ping/uuid'],
    ['hears of a failure of the target', [aRun(), bad, noMailbox], '/ping/uuid/fail'],
    ['is left as it is where the probe could not find out', [aRun(), noMailbox], '/ping/uuid/log'],
    ['is left as it is where no run was due', [], '/ping/uuid/log'],
  ] as const;
  for (const [name, runs, path] of rows) {
    test(name, async () => {
      await pingStart(postPorts(), pingAt('/ping/uuid'), round);
      await pingEnd(postPorts(), pingAt('/ping/uuid'), runs, round);
      assert.deepEqual(
        service.requests.map(({ method, url }) => `${method} ${url}`),
        [`POST /ping/uuid/start?rid=${round}`, `POST ${path}?rid=${round}`],
      );
    });
  }

  test('is told of each run in a line, without what is secret', async () => {
    const failed = aFailedRun({ message: 'test@example.com typed 123456' });
    await pingEnd(postPorts(), pingAt('/ping/uuid/'), [aRun(), aRun({ milliseconds: 12.7 }), failed], round);
    assert.equal(
      service.requests[0]?.body,
      'reset of phenom-dev-hasura-client of phenom-staging: ok in 4.25 s\n' +
        'reset of phenom-dev-hasura-client of phenom-staging: ok in 12.7 ms\n' +
        'reset of phenom-dev-hasura-client of phenom-staging: failed at confirm (target): (address) typed (code)',
    );
  });

  test('keeps the query of its address', async () => {
    await pingEnd(postPorts(), pingAt('/ping/key/slug?create=1'), [bad], round);
    assert.equal(service.requests[0]?.url, `/ping/key/slug/fail?create=1&rid=${round}`);
  });

  test('gets at most four pings in a round, whatever it answers', async () => {
    service.answer(...Array.from({ length: 9 }, () => ({ status: 500 })));
    await assert.rejects(pingStart(postPorts(), pingAt('/ping/uuid'), round), { message: 'answered 500' });
    await assert.rejects(pingEnd(postPorts(), pingAt('/ping/uuid'), [aRun()], round), {
      message: 'answered 500',
    });
    assert.equal(service.requests.length, 4);
  });

  test('gets a body that is bounded', async () => {
    await pingEnd(
      postPorts(),
      pingAt('/ping/uuid'),
      Array.from({ length: 500 }, () => aFailedRun()),
      round,
    );
    const { body = '' } = service.requests[0] ?? {};
    assert.ok(body.length < 40_000);
    assert.match(body, /\nand 400 more$/);
  });
});

describe('a plain check', () => {
  test('is asked for only after a round that went well', async () => {
    const ping = pingAt('/push/token?status=up', 'plain');
    await pingStart(postPorts(), ping, round);
    await pingEnd(postPorts(), ping, [aFailedRun()], round);
    await pingEnd(postPorts(), ping, [aRun()], round);
    assert.deepEqual(
      service.requests.map(({ method, url, body }) => [method, url, body]),
      [['GET', '/push/token?status=up', '']],
    );
  });
});
