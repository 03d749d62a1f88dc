import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { fixScript } from '../../src/cli/doctor/fix-script.ts';
import type { Check } from '../../src/doctor/check.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { word } from '../../src/doctor/mend.ts';
import type { ReportedFinding } from '../../src/doctor/report.ts';
import type { Subject } from '../../src/doctor/subject.ts';

const hostile = `x'; touch /tmp/owned; $(reboot) \`id\`\n"reboot"`;

function found(finding: Partial<Finding>, name = 'one'): ReportedFinding {
  const check = { id: 'a-check', fix: 'Do something.' } as Check; // The script reads no more of it.
  const subject: Subject = { kind: 'pool', id: 'us-east-1_One000001', name };
  const seen = [{ call: 'DescribeUserPool', field: 'A', actual: 'B', expected: 'C' }] as const;
  return {
    area: 'pool',
    check,
    subject,
    severity: 'error',
    finding: { says: 'It is so.', seen, ...finding },
  };
}

const of = (...findings: ReportedFinding[]) => fixScript({ findings }, 'aws');
const linesThatRun = (script: string) => script.split('\n').filter(line => line !== '' && line[0] !== '#');

describe('the script of --fix', () => {
  test('has a command once, below what it is for', () => {
    const one = found({ commands: ['aws one'] });
    const script = of(one, one, found({ commands: ['aws two'] }));
    assert.match(script, /# a-check: one \(us-east-1_One000001\): It is so\.\naws one\n/);
    assert.deepEqual(linesThatRun(script), ['set -euo pipefail', 'aws one', 'aws two']);
  });

  test('has what no command mends as a comment, with what shows it and what to do', () => {
    const script = of(found({}));
    assert.deepEqual(linesThatRun(script), ['set -euo pipefail']);
    assert.match(script, /\n# DescribeUserPool: A is B, should be C\n# Do something\.$/);
  });

  test('has a command with a blank as a comment, every line of it', () => {
    const script = of(found({ templates: ['aws \\\n  --username USERNAME'] }));
    assert.deepEqual(linesThatRun(script), ['set -euo pipefail']);
    assert.match(script, /\n# Fill in the words in capital letters:\n# aws \\\n# {3}--username USERNAME$/);
  });

  test('runs no name, wherever it stands', () => {
    const command = `printf '%s|' ${word(hostile)}`;
    const script = of(found({ commands: [command] }, hostile), found({}, hostile));
    const { stdout, stderr, status } = spawnSync('bash', { input: `PATH=/nowhere\n${script}` });
    assert.deepEqual([status, stderr.toString(), stdout.toString()], [0, '', `${hostile}|`]);
  });

  test('of nothing found is a script too', () => {
    assert.deepEqual(linesThatRun(of()), []);
  });

  test('speaks to the endpoint that was looked at', () => {
    const script = fixScript({ findings: [found({})] }, 'http://127.0.0.1:9400');
    assert.deepEqual(linesThatRun(script)[1], 'export AWS_ENDPOINT_URL=http://127.0.0.1:9400');
  });
});
