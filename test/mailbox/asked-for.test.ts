import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePools } from '../../src/config/load-pools.ts';
import type { WantedMail } from '../../src/probe/mailbox/mailbox.ts';
import { describedUser } from '../../src/probe/probed-users.ts';
import { receiveMail } from '../../src/probe/reset.ts';
import { subjectsIn } from '../../src/probe/subjects.ts';

const from = 'Phenom <noreply@example.com>';
const text = JSON.stringify({
  regions: ['us-east-1'],
  pools: [
    {
      ...{ id: 'us-east-1_a', name: 'people', clients: [{ id: 'web', name: 'web' }] },
      mail: {
        sendingAccount: 'DEVELOPER',
        from,
        sourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
      },
      users: [{ username: 'ann', email: 'ann@example.com' }],
    },
  ],
});

test('the probe asks for a mail of the sender that pools.yaml describes', async () => {
  const read = parsePools(text, { file: 'pools.yaml', directory: '.', environment: {} });
  assert.ok(read.ok);
  const { subjects } = subjectsIn(
    read.pools,
    { client: 'web', user: undefined },
    {
      target: { kind: 'endpoint', origin: 'http://127.0.0.1:9400' },
      usersOf: pool => describedUser(pool, undefined),
      isKept: false,
    },
  );
  const [subject] = subjects;
  assert.ok(subject);
  const asked: WantedMail[] = [];
  const mailbox = {
    prepare: async () => undefined,
    receive: async (wanted: WantedMail) => {
      asked.push(wanted);
      return undefined;
    },
    close: async () => undefined,
  };
  await assert.rejects(receiveMail({ mailbox, patience: 1 }, { subject, requestedAt: 7 }), /no mail to/);
  assert.deepEqual(asked, [{ to: 'ann@example.com', since: 7, clientId: 'web', page: undefined, from }]);
});
