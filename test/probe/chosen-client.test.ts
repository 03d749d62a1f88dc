import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { probePlan } from '../../src/cli/probe/probe-plan.ts';
import type { PoolsDescription } from '../../src/testing/pools-description.ts';
import { type Settled, settled } from './settled.ts';

const users = [{ username: 'ann', email: 'ann@example.com', password: 'Passw0rd!' }];
const pools = {
  regions: ['eu-west-1'],
  pools: [
    {
      ...{ id: 'eu-west-1_One', name: 'one', users },
      clients: [
        { id: 'id1', name: 'web' },
        { id: 'id2', name: 'app' },
        { id: 'id3', name: 'id1' },
      ],
    },
    { id: 'eu-west-1_Two', name: 'two', users, clients: [{ id: 'id4', name: 'web' }] },
  ],
} satisfies PoolsDescription;

describe('--client', () => {
  let at: Settled;
  before(async () => {
    at = await settled(pools, {});
  });
  after(() => at[Symbol.asyncDispose]());

  const rows: readonly (readonly [name: string, client: string, id: string | RegExp])[] = [
    ['an id', 'id2', 'id2'],
    ['a name', 'app', 'id2'],
    ['an id that is the name of another', 'id1', 'id1'],
    [
      'a name that several have',
      'web',
      /^Several app clients are called web: name one by its id \(id1 of one, id4 of two\)\.$/,
    ],
    ['neither', 'nobody', /^No pool has the app client nobody\./],
  ];
  for (const [name, client, id] of rows) {
    test(`takes ${name}`, () => {
      const chosen = () =>
        probePlan(
          { all: false, client, journey: ['reset'] },
          { directory: at.folder, environment: {} },
        ).work.map(({ subject }) => ('clientId' in subject ? subject.clientId : undefined));
      if (typeof id === 'string') assert.deepEqual(chosen(), [id]);
      else assert.throws(chosen, { name: 'UsageProblem', message: id });
    });
  }
});
