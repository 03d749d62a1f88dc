import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { CheckResult } from '../../src/doctor/run-checks.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/index.ts';
import { brokenPools, madePool, shownPool, soundPools } from './broken-pools.ts';
import { type DescribedPool, healthyPool } from './healthy.ts';
import { foundIds, look } from './look.ts';
import { assertWholeScript } from './whole-script.ts';

const functions = { mails: { handler: 'lifeguard:custom-message' } };
const file = { regions: ['us-east-1'], functions };
const rows = [...soundPools, ...brokenPools];
const made = rows.map((row, index) => madePool(row, healthyPool, index));

/** A pools.yaml of that pool alone, with the function where it is a trigger. */
const describedBy = (pool: DescribedPool) => ({
  ...file,
  functions: Object.keys(pool.triggers ?? {}).length > 0 ? functions : {},
  pools: [pool],
});

/** Which checks were fine somewhere. */
const fine = new Set<string>();
const all: CheckResult[] = [];
const note = (results: readonly CheckResult[]) => {
  all.push(...results);
  for (const { check, outcome } of results) if (outcome.kind === 'fine') fine.add(check.id);
};

describe('a pool with one thing wrong', () => {
  let lifeguard: Lifeguard;
  before(async () => {
    const [first, ...others] = made;
    if (!first) throw new Error('there are rows');
    lifeguard = await startLifeguard({ pools: { ...file, pools: [first, ...others] } });
    const { endpoint, credentials } = lifeguard;
    const sdk = new CognitoIdentityProviderClient({ endpoint, region: 'us-east-1', credentials });
    for (const [index, row] of rows.entries()) {
      const pool = made[index];
      if (pool) await row.change?.(sdk, pool.id, pool.clients?.[0]?.id ?? '');
    }
  });
  after(() => lifeguard.stop());

  for (const [index, row] of rows.entries()) {
    const name = row.as === undefined ? row.check : `${row.check}: ${row.as}`;
    test(name, async () => {
      const pool = made[index];
      assert.ok(pool);
      const shown = shownPool(row, pool);
      const results = await look({
        origin: lifeguard.endpoint,
        ...(row.undescribed ? { pools: [shown.id] } : { described: describedBy(shown) }),
      });
      assert.deepEqual(foundIds(results), row.check === 'none' ? [] : [row.check]);
      note(results);
    });
  }

  test('and each of these checks is fine with another', () => {
    const never = brokenPools.map(({ check }) => check).filter(check => !fine.has(check));
    assert.deepEqual(never, []);
  });

  test('and the script that mends them is whole', () => assertWholeScript(all));
});
