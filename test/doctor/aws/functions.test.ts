import assert from 'node:assert/strict';
import { test } from 'node:test';
import { awsPoolId } from '../aws-pool.ts';
import { look } from '../look.ts';
import { startStandIn } from '../stand-in.ts';
import { configuration, functionArn, keyArn, metrics, paths } from './answers.ts';
import { type Around, answersAround, everyServiceAt, poolWith } from './around-pool.ts';

const outcomeOf = async (check: string, given: Around) => {
  await using aws = await startStandIn(answersAround(given));
  const results = await look({
    origin: aws.origin,
    pools: [awsPoolId],
    only: [check],
    environment: everyServiceAt(aws.origin),
  });
  return results.map(({ outcome }) => ('reason' in outcome ? outcome.reason : outcome.kind));
};

const sender = {
  CustomSMSSender: { LambdaArn: functionArn('texts'), LambdaVersion: 'V1_0' },
  KMSKeyID: keyArn,
} as const;
const slow = { GetMetricData: metrics({ Duration: 60_000 }) };

test('nobody waits for a function that only sends messages', async () => {
  const alone = { pool: poolWith({ LambdaConfig: sender }), answers: slow };
  assert.deepEqual(await outcomeOf('function-answers-in-time', alone), ['nobody waits for it']);
  const asTrigger = poolWith({ LambdaConfig: { ...sender, CustomMessage: functionArn('texts') } });
  assert.deepEqual(await outcomeOf('function-answers-in-time', { pool: asTrigger, answers: slow }), [
    'found',
  ]);
});

test('of a runtime that is not known nothing is said', async () => {
  const answers = { [paths.configuration('mails')]: configuration({ Runtime: 'cobol85' }) };
  const pool = poolWith({ LambdaConfig: { CustomMessage: functionArn('mails') } });
  assert.deepEqual(await outcomeOf('runtime-supported', { pool, answers }), [
    'when its support ends is not known here',
  ]);
});
