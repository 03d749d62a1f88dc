import type { Checked, CheckedEvent, CheckedSource } from '../../trigger-check/check-handler.ts';
import type { Finding } from '../../trigger-check/finding.ts';
import { element, escapeXml } from '../xml.ts';

/**
 * The results as JUnit’s XML, in the form that the readers of CI systems share: a suite for each trigger, a case for each
 * event. A warning is a failure where `strict`; otherwise the case passes and its output tells it.
 */
export function junitReport(file: string, results: readonly Checked[], strict: boolean): string {
  const suites = results.map(result => suite(file, result, strict));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="lifeguard trigger check">\n${suites.join('')}</testsuites>\n`;
}

function suite(file: string, result: Checked, strict: boolean): string {
  const { contract, pool } = result.subject;
  const version = contract.version === '1' ? '' : ` V${contract.version}`;
  const name = `${file} as ${contract.name}${version}${pool ? ` of ${pool.name}` : ''}`;
  if ('unreached' in result) {
    const error = element('error', { message: result.unreached, type: result.cause ?? 'unreached' }, '');
    const only = element('testcase', { classname: contract.name, name: 'loads', time: '0' }, error);
    return element('testsuite', { name, tests: 1, failures: 0, errors: 1, skipped: 0, time: '0' }, only);
  }
  const cases = result.sources.flatMap(source => [
    ...source.events.map(event => eventCase(source, event, strict)),
    ...source.notTried.map(variant =>
      element('testcase', { classname: source.source, name: variant, time: '0' }, '<skipped/>'),
    ),
  ]);
  const events = result.sources.flatMap(source => source.events);
  const failures = events.filter(event => isFailure(event, strict)).length;
  const skipped = cases.length - events.length;
  const time = seconds(events.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  return element(
    'testsuite',
    { name, tests: cases.length, failures, errors: 0, skipped, time },
    `\n${cases.join('')}`,
  );
}

function eventCase({ source }: CheckedSource, event: CheckedEvent, strict: boolean): string {
  const { variant, milliseconds, findings, advice, printed } = event;
  const all = [...findings, ...advice];
  const [first] = all;
  const isFailed = isFailure(event, strict);
  const failure =
    isFailed && first
      ? element('failure', { message: first.problem, type: first.cause ?? 'advice' }, escapeXml(told(all)))
      : '';
  const output = [...(isFailed || !first ? [] : [`warning: ${told(all)}`]), ...printed].join('\n');
  return element(
    'testcase',
    { classname: source, name: variant, time: seconds(milliseconds) },
    failure + (output === '' ? '' : element('system-out', {}, escapeXml(output))),
  );
}

function isFailure({ verdict }: CheckedEvent, strict: boolean): boolean {
  return verdict === 'failed' || (strict && verdict === 'warned');
}

function told(findings: readonly Finding[]): string {
  return findings
    .flatMap(({ problem, error, consequence }) => [
      problem,
      ...(error ? [`  the client sees ${error.type}: ${error.message}`] : []),
      ...(consequence === undefined ? [] : [`  ${consequence}`]),
    ])
    .join('\n');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
