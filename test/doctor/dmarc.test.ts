import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { awsAnswers, awsPoolId } from './aws-pool.ts';
import { look } from './look.ts';
import { startStandIn } from './stand-in.ts';

const asked = async (from: string, published: readonly string[]) => {
  const names: string[] = [];
  const EmailConfiguration = {
    EmailSendingAccount: 'DEVELOPER',
    From: from,
    SourceArn: 'arn:aws:ses:us-east-1:111122223333:identity/example.com',
  } as const;
  await using aws = await startStandIn(awsAnswers({ pool: { EmailConfiguration } }));
  const [result] = await look({
    origin: aws.origin,
    pools: [awsPoolId],
    only: ['dmarc-published'],
    names: {
      resolveTxt: async name => {
        names.push(name);
        return published.includes(name) ? [['v=DMARC1; p=none']] : [];
      },
      resolveCname: async () => [],
      resolve4: async () => [],
    },
  });
  return { names, outcome: result?.outcome.kind };
};

describe('the DMARC record is looked for from the sender’s domain upwards', () => {
  test('the nearest is enough', async () => {
    const found = await asked('noreply@mail.example.com', ['_dmarc.mail.example.com']);
    assert.deepEqual(found, { names: ['_dmarc.mail.example.com'], outcome: 'fine' });
  });
  test('one of the organisation above counts, under a suffix of two words too', async () => {
    const found = await asked('noreply@mail.example.co.uk', ['_dmarc.example.co.uk']);
    assert.deepEqual(found, {
      names: ['_dmarc.mail.example.co.uk', '_dmarc.example.co.uk'],
      outcome: 'fine',
    });
  });
  test('none is asked of a top-level domain', async () => {
    const found = await asked('noreply@mail.example.com', []);
    assert.deepEqual(found, { names: ['_dmarc.mail.example.com', '_dmarc.example.com'], outcome: 'found' });
  });
  test('one of another domain is none', async () => {
    assert.equal((await asked('noreply@example.com', ['_dmarc.example.org'])).outcome, 'found');
  });
});
