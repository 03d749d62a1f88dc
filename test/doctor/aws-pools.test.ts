import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readChecks } from '../../src/doctor/read-checks.ts';
import type { CheckResult } from '../../src/doctor/run-checks.ts';
import { type AwsPool, awsAnswers, awsPoolId, describedAwsPool } from './aws-pool.ts';
import { brokenAwsPools, soundAwsPools } from './broken-aws-pools.ts';
import { foundIds, look } from './look.ts';
import { startStandIn } from './stand-in.ts';
import { assertWholeScript } from './whole-script.ts';

/** Checks of the pools alone: no page is served here, and each other service has tests of its own. */
const lookAt = async (given: AwsPool & { readonly described?: object }) => {
  await using aws = await startStandIn(awsAnswers(given));
  const results = await look({
    origin: aws.origin,
    pools: [awsPoolId],
    ...(given.described && { described: { regions: ['us-east-1'], pools: [given.described] } }),
  });
  return results.filter(({ subject }) => subject.kind === 'pool' || subject.kind === 'client');
};

describe('a pool in AWS with one thing wrong', () => {
  const fine = new Set<string>();
  const broken: CheckResult[] = [];
  for (const row of soundAwsPools) {
    test(`none: ${row.as}`, async () => {
      const results = await lookAt(row);
      assert.deepEqual(foundIds(results), []);
      for (const { check, outcome } of results) if (outcome.kind === 'fine') fine.add(check.id);
    });
  }
  for (const row of brokenAwsPools) {
    test(row.as === undefined ? row.check : `${row.check}: ${row.as}`, async () => {
      const results = await lookAt(row);
      assert.deepEqual(foundIds(results), [row.check, ...(row.also ?? [])].toSorted());
      assert.ok(fine.has(row.check), 'and it is fine with a sound pool');
      broken.push(...results);
    });
  }
  test('and the script that mends them is whole', () => assertWholeScript(broken));
});

describe('a check reads what it says that it needs, and nothing else', async () => {
  /** What finding the pool and its app clients takes, and what needs no right. */
  const always = ['DescribeUserPool', 'ListUserPoolClients', 'SignUp'];
  for (const { check } of await readChecks()) {
    if (check.looksAt !== 'pool' && check.looksAt !== 'client') continue;
    test(check.id, async () => {
      for (const given of soundAwsPools) {
        await using aws = await startStandIn(awsAnswers(given));
        await look({
          origin: aws.origin,
          pools: [awsPoolId],
          only: [check.id],
          described: { regions: ['us-east-1'], pools: [{ ...describedAwsPool, ...given.described }] },
        });
        const known: ReadonlySet<string | undefined> = new Set([
          ...always,
          ...check.needs.map(action => action.split(':')[1]),
        ]);
        const others = aws.calls
          .map(({ name }) => name)
          .filter(name => !known.has(name) && !name.startsWith('GET '));
        assert.deepEqual(others, []);
      }
    });
  }
});
