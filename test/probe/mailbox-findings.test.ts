import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { probePlan } from '../../src/cli/probe/probe-plan.ts';
import type { PoolsDescription } from '../../src/testing/pools-description.ts';
import { settled } from './settled.ts';

const pools = {
  regions: ['eu-west-1'],
  pools: [
    {
      id: 'eu-west-1_Mail',
      name: 'mail',
      users: [{ username: 'ann', email: 'ann@example.com', password: 'Passw0rd!' }],
      clients: [{ id: 'one', name: 'one' }],
    },
  ],
} satisfies PoolsDescription;

const mailpit = { mailpit: { url: 'http://127.0.0.1:8025' } };
const own = (...names: readonly string[]) => ({ own: { stages: names.map(name => ({ name })) } });
const missing = /^probe\.yaml:1:1 {2}mailbox: expected one of imap, .* lifeguard; found nothing\n +The mails/;

describe('a probe of pools in AWS', () => {
  const rows: readonly (readonly [
    name: string,
    settings: object,
    choice: { readonly journey?: readonly string[]; readonly endpoint?: string },
    said?: RegExp,
  ])[] = [
    ['without a mailbox', { target: 'aws' }, {}, missing],
    ['that the command line names', {}, { endpoint: 'aws' }, missing],
    [
      'with the mailbox of a Lifeguard that nobody named',
      { target: 'aws', mailbox: { lifeguard: {} } },
      {},
      /^probe\.yaml:1:\d+ {2}mailbox\.lifeguard\.url: expected an address; found nothing\n/,
    ],
    ['with a mailbox', { target: 'aws', mailbox: mailpit }, {}],
    ['by a journey that reads no mail', { target: 'aws' }, { journey: ['jwks'] }],
    [
      'by a journey of a team’s own that reads one',
      { target: 'aws', journeys: own('request', 'delivery') },
      {},
      missing,
    ],
    ['by one that reads none', { target: 'aws', journeys: own('sign-in', 'sign-out') }, {}],
    ['in its place', { target: 'aws' }, { endpoint: 'http://127.0.0.1:9400' }],
  ];
  for (const [name, settings, choice, said] of rows) {
    test(`${name} ${said ? 'is refused before it begins' : 'may begin'}`, async () => {
      await using at = await settled(pools, settings);
      const plan = () =>
        probePlan({ all: true, journey: [], ...choice }, { directory: at.folder, environment: {} });
      if (said) assert.throws(plan, { name: 'UsageProblem', message: said });
      else assert.equal(plan().work.length, 1);
    });
  }
});
