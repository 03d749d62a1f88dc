import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usersHidden } from '../../src/doctor/checks/client/users-hidden.ts';
import { deletionProtected } from '../../src/doctor/checks/pool/deletion-protected.ts';
import { fold } from '../../src/doctor/fold.ts';
import type { ReportedFinding } from '../../src/doctor/report.ts';
import { type ClientSubject, poolOf } from '../../src/doctor/subject.ts';

const pool = { kind: 'pool', id: 'us-east-1_Folded001', name: 'folded' } as const;
const clientOf = (id: string): ClientSubject => ({ kind: 'client', pool, id, name: id });
const seen = [{ call: 'DescribeUserPool', actual: 'x' }] as const;
const ofClient = (id: string): ReportedFinding => ({
  area: 'client',
  check: usersHidden,
  subject: clientOf(id),
  finding: { says: 'Of a client.', seen },
  severity: 'error',
});
const ofPool: ReportedFinding = {
  area: 'pool',
  check: deletionProtected,
  subject: pool,
  finding: { says: 'Of the pool.', seen },
  severity: 'advice',
};

test('what is about the pool comes first, even where an app client is worse', () => {
  const [group] = fold([ofClient('web'), ofPool, ofClient('ios')], poolOf);
  assert.deepEqual(
    group?.findings.map(({ first }) => first.finding.says),
    ['Of the pool.', 'Of a client.'],
  );
});

test('the same of several app clients is one finding', () => {
  const [group] = fold([ofClient('web'), ofClient('ios')], poolOf);
  assert.equal(group?.findings.length, 1);
  assert.deepEqual(
    group?.findings[0]?.subjects.map(subject => 'id' in subject && subject.id),
    ['web', 'ios'],
  );
});
