import assert from 'node:assert/strict';
import { test } from 'node:test';
import { domainActive } from '../../src/doctor/checks/domain/domain-active.ts';
import { deletionProtected } from '../../src/doctor/checks/pool/deletion-protected.ts';
import { knownChecks } from '../../src/doctor/known-checks.ts';
import { reportOf } from '../../src/doctor/report.ts';
import type { CheckResult } from '../../src/doctor/run-checks.ts';

const subject = { kind: 'pool', id: 'us-east-1_Report001', name: 'reported' } as const;
const subjects = { account: [], pool: [subject], client: [], function: [], page: [], source: [] };
const fine: CheckResult = { area: 'pool', check: deletionProtected, subject, outcome: { kind: 'fine' } };
const missed: CheckResult = {
  area: 'domain',
  check: domainActive,
  subject,
  outcome: { kind: 'not looked at', reason: 'lacks a:b', why: { kind: 'denied', action: 'a:b' } },
};

test('a check that could look at nothing is not counted', () => {
  const report = reportOf({
    results: [fine, missed],
    subjects,
    baseline: [],
    known: new Set(),
    isPartial: false,
    now: 0,
  });
  assert.deepEqual(report.counts, { error: 0, warning: 0, advice: 0, checks: 1 });
});

test('the checks of pools and of code are known', async () => {
  const known = await knownChecks();
  assert.ok(known.has('deletion-protected') && known.has('client-id-from-link'));
});
