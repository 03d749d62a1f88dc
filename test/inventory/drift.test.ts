import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { parseDocument } from 'yaml';
import { parsePools } from '../../src/config/load-pools.ts';
import { formatProblems } from '../../src/config/problem.ts';
import { compare } from '../../src/inventory/compare.ts';
import { readLive } from '../../src/inventory/read-live.ts';
import { systemClock } from '../../src/pool/clock.ts';
import { createPace } from '../../src/surroundings/pace.ts';
import { readCognito } from '../../src/surroundings/read-cognito.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/index.ts';
import { fileChanges } from './file-changes.ts';
import { fullPoolId, fullText } from './full-pool.ts';
import { driftsIn, inventory } from './inventory-command.ts';
import { lasting, liveChanges } from './live-changes.ts';

const directory = mkdtempSync(join(tmpdir(), 'lifeguard-inventory-'));
const file = join(directory, 'pools.yaml');
after(() => rmSync(directory, { recursive: true }));

/** What no pull may touch. */
const people = [
  '# Our pools. Keep this line.',
  '  mailer:   # odd   spacing stays',
  '  tokens: { handler: lifeguard:custom-message }',
  '  # The one that matters.',
  `    name: \${POOL_NAME:-full}`,
  '      - name: tenant   # who pays',
  '    mail: &mail',
  '    limits: { resetRequestsPerHour: 20 }',
  '      - name: admins # may all',
  '        # The web site.',
  `          - \${CALLBACK:-http://localhost:3000/callback}`,
  '        signInUrl: https://app.example.com/',
  '        password: Only-For-Tests!2026',
];

describe('pools.yaml held against a running Lifeguard', () => {
  let lifeguard: Lifeguard;
  let api: CognitoIdentityProviderClient;
  let target: readonly string[];
  before(async () => {
    writeFileSync(file, fullText);
    lifeguard = await startLifeguard({ pools: file, environment: {} });
    const { endpoint, region, credentials } = lifeguard;
    api = new CognitoIdentityProviderClient({ endpoint, region, credentials });
    target = ['--target', endpoint];
  });
  after(async () => {
    api.destroy();
    await lifeguard.stop();
  });

  test('what was just applied has not come apart, and a pull leaves the file as it is', async () => {
    const checked = await inventory(directory, 'check', ...target);
    assert.equal(checked.code, 0, checked.said);
    assert.match(checked.said, /^No drift: 2 pools, 2 app clients of http:/);
    const pulled = await inventory(directory, 'pull', ...target);
    assert.equal(pulled.code, 0);
    assert.match(pulled.said, /as it was/);
    assert.equal(readFileSync(file, 'utf8'), fullText);
  });

  test('check names what pools.yaml says otherwise', async t => {
    const target = { kind: 'endpoint', origin: lifeguard.endpoint } as const;
    const outside = { target, environment: {}, fetch, clock: systemClock, wait: async () => {} };
    const cognito = readCognito(outside, createPace(outside), answer => answer);
    const choice = { source: 'live', regions: ['us-east-1'], named: [], known: [], beyond: false };
    const deployed = await readLive(cognito, choice);
    for (const { name, edit, drifts } of fileChanges) {
      await t.test(name, () => {
        const document = parseDocument(fullText);
        edit(document);
        const read = parsePools(document.toString(), { file, directory, environment: {} });
        assert.ok(read.ok, 'problems' in read ? formatProblems(read.problems) : '');
        const told = compare(read.pools, deployed, { named: [], regions: ['us-east-1'] });
        const words = told.map(({ subject, field }) => `${subject.kind} ${subject.name}: ${field}`);
        assert.deepEqual(words.toSorted(), [...drifts].toSorted());
      });
    }
  });

  for (const { name, drifts, change, prune } of liveChanges) {
    test(`check names what the API has changed, and pull brings it: ${name}`, async () => {
      await change(api);
      const only = drifts.some(drift =>
        / (?:full|web|website|machine|phone|admins|staff|Orders|Stock):/.test(drift),
      )
        ? ['--pool', fullPoolId]
        : [];
      const checked = await inventory(directory, 'check', ...target, ...only, '--json');
      assert.deepEqual(driftsIn(checked).toSorted(), [...drifts].toSorted());
      assert.equal(checked.code, drifts.length > 0 ? 1 : 0);
      const pulled = await inventory(directory, 'pull', ...target, ...only, ...(prune ? ['--prune'] : []));
      assert.equal(pulled.code, 0, pulled.complained);
      // That it has brought all of it, the next row and the last test tell: nothing else has come apart there.
      const text = readFileSync(file, 'utf8');
      assert.deepEqual(
        people.filter(line => !text.split('\n').includes(line)),
        [],
        text,
      );
    });
  }

  test('a reference to the environment stays, and what differs there is told', async () => {
    await api.send(new UpdateUserPoolCommand({ ...(await lasting(api)), PoolName: 'renamed' }));
    const pulled = await inventory(directory, 'pull', ...target);
    assert.match(pulled.said, /full → renamed: a reference to the\s+environment stands there/);
    assert.ok(readFileSync(file, 'utf8').includes(`name: \${POOL_NAME:-full}`));
    await api.send(new UpdateUserPoolCommand({ ...(await lasting(api)), PoolName: 'full' }));
  });

  test('in the end nothing has come apart', async () => {
    const checked = await inventory(directory, 'check', ...target);
    assert.equal(checked.code, 0, checked.said);
  });
});
