import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Mailbox, WantedMail } from '../../src/probe/mailbox/mailbox.ts';
import { openS3 } from '../../src/probe/mailbox/s3.ts';
import { until } from '../until.ts';
import { resetMail } from './mails.ts';
import { problemOf } from './problem-of.ts';
import { type S3StandIn, startS3 } from './s3-stand-in.ts';

const now = Date.now();
const wanted: WantedMail = { to: 'ada@example.com', since: now, clientId: 'client1' };
const mail = (code: string, to = wanted.to) => resetMail({ to, code, clientId: 'client1' });
const environment = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local-secret' };
const patience = () => AbortSignal.timeout(60_000);

async function withBucket(
  use: (mailbox: Mailbox, bucket: S3StandIn) => Promise<void>,
  refuse?: readonly [number, string],
): Promise<void> {
  const bucket = await startS3(refuse);
  const { endpoint } = bucket;
  const entry = { bucket: 'mails', prefix: 'in/', region: 'us-east-1', endpoint };
  const mailbox = openS3(entry, { environment, betweenLooks: 20 });
  try {
    await use(mailbox, bucket);
  } finally {
    await mailbox.close();
    await bucket.close();
  }
}

describe('a bucket that SES puts mails into', () => {
  test('gives the newest mail to the address', () =>
    withBucket(async (mailbox, { put, asked }) => {
      put('in/AMAZON_SES_SETUP_NOTIFICATION', mail('111111', 'bob@example.com'), now);
      put('in/b', mail('111111'), now - 3_600_000);
      put('in/c', mail('482913'), now + 1_000);
      put('in/d', mail('222222', 'bob@example.com'), now + 2_000);
      put('out/e', mail('333333'), now + 3_000);
      const received = await mailbox.receive(wanted, patience());
      assert.deepEqual(received?.codes, ['482913']);
      assert.equal(received?.receivedAt, now + 1_000);
      assert.ok(!asked.includes('GET /mails/in/b'));
    }));

  test('is looked into again until the mail is there', () =>
    withBucket(async (mailbox, { put, asked }) => {
      await mailbox.prepare(wanted, patience());
      const receiving = mailbox.receive(wanted, patience());
      await until('four have been asked', () => asked.length >= 4);
      put('in/a', mail('482913'), now - 600_000);
      assert.deepEqual((await receiving)?.codes, ['482913']);
    }));

  test('takes nothing that lay there when it was prepared', () =>
    withBucket(async (mailbox, { put }) => {
      put('in/a', mail('111111'), now + 5_000);
      await mailbox.prepare(wanted, patience());
      put('in/b', mail('482913'), now + 1_000);
      const received = await mailbox.receive(wanted, patience());
      assert.deepEqual([received?.codes, received?.remarks], [['482913'], []]);
    }));

  test('is listed to its end', () =>
    withBucket(async (mailbox, { put }) => {
      for (let at = 0; at < 2_500; at += 1) put(`in/${10_000 + at}`, 'x', now - 3_600_000);
      put('in/zzz', mail('482913'), now);
      assert.deepEqual((await mailbox.receive(wanted, patience()))?.codes, ['482913']);
    }));

  test('loads no mail that is too large', () =>
    withBucket(async (mailbox, { put, asked }) => {
      put('in/a', 'x'.repeat(20_000_000), now + 1_000);
      put('in/b', mail('482913'), now);
      assert.deepEqual((await mailbox.receive(wanted, patience()))?.codes, ['482913']);
      assert.ok(!asked.includes('GET /mails/in/a'));
    }));

  test('that has too many objects is named', () =>
    withBucket(async (mailbox, { put }) => {
      for (let at = 0; at < 20_001; at += 1) put(`in/${100_000 + at}`, 'x', now - 3_600_000);
      const [kind, message] = await problemOf(mailbox.prepare(wanted, patience()));
      assert.equal(kind, 'too-large');
      assert.match(message, /^The bucket mails has more than 20000 objects under "in\/"/);
    }));

  const refusals: readonly [status: number, code: string, kind: string, message: string][] = [
    [403, 'AccessDenied', 'refused', 'The bucket mails cannot be read: AccessDenied.'],
    [404, 'NoSuchBucket', 'no-folder', 'The bucket mails does not exist.'],
  ];
  for (const [status, code, ...problem] of refusals) {
    test(`that answers ${code} is named`, () =>
      withBucket(
        async mailbox => {
          assert.deepEqual(await problemOf(mailbox.prepare(wanted, patience())), problem);
        },
        [status, code],
      ));
  }

  test('that does not answer is named', async () => {
    const { endpoint, close } = await startS3();
    await close();
    const entry = { bucket: 'mails', prefix: '', region: 'us-east-1', endpoint };
    const [kind] = await problemOf(openS3(entry, { environment }).receive(wanted, patience()));
    assert.equal(kind, 'unreachable');
  });
});
