import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { main } from '../../src/cli/main.ts';
import { nextStart } from '../../src/probe/schedule.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/index.ts';
import type { PoolsDescription } from '../../src/testing/pools-description.ts';
import { until } from '../until.ts';
import { type Settled, settled } from './settled.ts';

const pools = {
  regions: ['eu-west-1'],
  pools: [
    {
      id: 'eu-west-1_Time',
      name: 'time',
      limits: { resetRequestsPerHour: 100 },
      users: [{ username: 'ann', email: 'ann@example.com', password: 'Passw0rd!' }],
      clients: [
        { id: 'one', name: 'one' },
        { id: 'two', name: 'two' },
      ],
    },
  ],
} satisfies PoolsDescription;

describe('a schedule', () => {
  let lifeguard: Lifeguard;
  before(async () => {
    lifeguard = await startLifeguard({ pools, log: () => {} });
  });
  after(() => lifeguard.stop());
  const at = (settings: object): Promise<Settled> =>
    settled(pools, { target: lifeguard.endpoint, ...settings });
  const kept = {
    keep: { file: 'kept' },
    users: [{ pool: 'time', username: 'ann', email: 'ann@example.com' }],
  };

  test('begins each round after its interval, and up to a tenth of it later', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 60_000, max: 604_800_000 }),
        fc.nat(),
        (begun, every, chance) => {
          const next = nextStart(begun, every, { below: limit => chance % limit });
          assert.ok(next >= begun + every && next < begun + every * 1.1);
        },
      ),
    );
  });

  const refused: readonly (readonly [name: string, settings: object, every: string, said: RegExp])[] = [
    [
      'more attempts than a user has',
      { ...kept, attemptsAnHour: 4 },
      '30m',
      /^One round takes 4 attempts of ann, who has 4 in an hour \(attemptsAnHour\): --every 60m at least/,
    ],
    [
      'less than a minute',
      kept,
      '10s',
      /^--every takes a time from 1m to 7d such as 30m or 1h, not "10s"\.$/,
    ],
    ['no time', kept, 'often', /^--every takes a time/],
  ];
  for (const [name, settings, every, said] of refused) {
    test(`is refused for ${name}`, async () => {
      await using probe = await at(settings);
      const { code, complained } = await probe.probe('--all', '--every', every);
      assert.equal(code, 2);
      assert.match(complained, said);
    });
  }

  test('is refused where pools in AWS would send more mails than they may', async () => {
    await using probe = await at({
      ...{ ...kept, target: 'aws', attemptsAnHour: 20 },
      mailbox: { mailpit: { url: 'http://127.0.0.1:9' } },
    });
    const { code, complained } = await probe.probe('--all', '--every', '30m');
    assert.equal(code, 2);
    assert.match(
      complained,
      /^time sends by Cognito’s own mail, 50 a day for the whole account \(COGNITO_DEFAULT\), and this takes 96 of them: --every 58m at least, or SES\.$/,
    );
  });

  test('tells each run, waits for attempts, and ends with 0 when it is asked to', async () => {
    await using probe = await at({ ...kept, attemptsAnHour: 2, every: '2h' });
    const terminal = probe.terminal();
    const ended = main(['probe', '--all'], terminal);
    const line = await Promise.race([terminal.nextLine(), ended.then(String)]);
    assert.match(line, /^\d{4}-\d\d-\d\dT[\d:]+Z {2}reset {2}time \/ one {2}ok in /);
    terminal.stop();
    assert.equal(await ended, 0);
    assert.equal(terminal.said.length, 1);
  });

  test('is left out by --once, which goes with no interval', async () => {
    await using probe = await at({ ...kept, attemptsAnHour: 2, every: '2h' });
    assert.equal((await probe.probe('--client', 'one', '--once')).code, 0);
    const { code, complained } = await probe.probe('--client', 'one', '--once', '--every', '2h');
    assert.deepEqual([code, complained], [2, '--once and --every exclude each other.']);
  });

  test('is not needed to end after the run that is being made', async () => {
    const wait = 'touch began; while [ ! -e go ]; do sleep 0.02; done';
    const stages = [{ name: 'waits', command: { run: ['/bin/sh', '-c', wait], within: '60s' } }];
    await using probe = await at({ ...kept, journeys: { own: { stages } } });
    const terminal = probe.terminal();
    const ended = main(['probe', '--all'], terminal);
    await until('the stage has begun', () => existsSync(join(probe.folder, 'began')));
    terminal.stop();
    await until('it says that it ends', () => terminal.complained.length > 0);
    await writeFile(join(probe.folder, 'go'), '');
    assert.equal(await ended, 130);
    assert.match(terminal.said.join('\n'), /time +one +one +ok/);
    assert.deepEqual(terminal.complained, [
      'Ends after the run that is being made. Asked again it ends at once, and the next run sets the password back.',
      'Ended as asked: 1 of 2 runs were not made.',
    ]);
  });

  test('says in once which attempts are used up, and until when', async () => {
    await using probe = await at({ ...kept, attemptsAnHour: 2 });
    const { code, said, complained } = await probe.probe('--all', '--json');
    assert.equal(code, 3);
    const [, late]: readonly { postponed?: string; until?: number }[] = JSON.parse(said);
    assert.match(late?.postponed ?? '', /^the 2 attempts an hour of this user are used up/);
    assert.ok((late?.until ?? 0) > Date.now());
    assert.match(
      complained,
      /^ann was not probed through two: the 2 attempts an hour of this user are used up: the next run may be at \d{4}-/,
    );
    const again = await probe.probe('--client', 'one');
    assert.equal(again.code, 3);
    assert.match(again.said, /\n0 of 0 ok, 1 postponed$/);
  });
});
