import { word } from '../../doctor/mend.ts';
import type { Report, ReportedFinding } from '../../doctor/report.ts';
import { nameOf } from '../../doctor/subject.ts';
import { seenWords } from './doctor-text.ts';

const head = [
  '#!/usr/bin/env bash',
  '# Nothing of this was run. Read it, then run what you want. It needs the AWS CLI 2 and jq.',
  'set -euo pipefail',
].join('\n');

/**
 * A script for bash with the commands that would mend what was found, each once. What no command mends, or what somebody
 * must fill in, is there as a comment.
 *
 * @param target `aws`, or the address of an endpoint
 */
export function fixScript({ findings }: Pick<Report, 'findings'>, target: string): string {
  if (findings.length === 0) return '# Nothing was found, so there is nothing to mend.';
  return [
    head,
    ...(target === 'aws' ? [] : [`export AWS_ENDPOINT_URL=${word(target)}`]),
    ...new Set(findings.map(step)),
  ].join('\n\n');
}

function step({ check, subject, finding }: ReportedFinding): string {
  const { says, seen, commands = [], templates = [] } = finding;
  const blanks = templates.length > 0 ? ['Fill in the words in capital letters:', ...templates] : [];
  return [
    ...comment(`${check.id}: ${nameOf(subject)}: ${says}`),
    ...(commands.length > 0 ? [] : [...seen.map(seenWords), check.fix, ...blanks].flatMap(comment)),
    ...commands,
  ].join('\n');
}

function comment(text: string): readonly string[] {
  return text.split('\n').map(line => `# ${line}`);
}
