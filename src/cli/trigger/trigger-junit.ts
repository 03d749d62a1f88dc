import type { Checked, CheckedEvent, CheckedSource } from '../../trigger-check/check-handler.ts';
import type { Finding } from '../../trigger-check/finding.ts';
import { type JunitCase, type JunitSuite, junit } from '../junit.ts';

/**
 * The results as JUnit’s XML: a suite for each trigger, a case for each event. A warning is a failure where `strict`;
 * otherwise the case passes and its output tells it.
 */
export function junitReport(file: string, results: readonly Checked[], strict: boolean): string {
  return junit(
    'lifeguard trigger check',
    results.map(result => suiteOf(file, result, strict)),
  );
}

function suiteOf(file: string, result: Checked, strict: boolean): JunitSuite {
  const { contract, pool } = result.subject;
  const version = contract.version === '1' ? '' : ` V${contract.version}`;
  const name = `${file} as ${contract.name}${version}${pool ? ` of ${pool.name}` : ''}`;
  if ('unreached' in result) {
    const problem = { kind: 'error', message: result.unreached, type: result.cause ?? 'unreached' } as const;
    return { name, cases: [{ classname: contract.name, name: 'loads', problem }] };
  }
  const cases = result.sources.flatMap(source => [
    ...source.events.map(event => eventCase(source, event, strict)),
    ...source.notTried.map(variant => ({
      classname: source.source,
      name: variant,
      skipped: 'not tried, as the handler failed before',
    })),
  ]);
  return { name, cases };
}

function eventCase({ source }: CheckedSource, event: CheckedEvent, strict: boolean): JunitCase {
  const { variant, verdict, milliseconds, findings, advice, printed } = event;
  const all = [...findings, ...advice];
  const [first] = all;
  const named = { classname: source, name: variant, milliseconds };
  if (verdict === 'failed' || (strict && verdict === 'warned')) {
    const problem = {
      ...({ kind: 'failure', message: first?.problem ?? 'It failed.' } as const),
      type: first?.cause ?? 'advice',
      details: told(all),
    };
    return { ...named, problem, output: printed.join('\n') };
  }
  return { ...named, output: [...(first ? [`warning: ${told(all)}`] : []), ...printed].join('\n') };
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
