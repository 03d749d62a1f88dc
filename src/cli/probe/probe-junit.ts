import type { ProbeRun } from '../../probe/run.ts';
import type { PassedOverWork } from '../../probe/work.ts';
import { element, escapeXml } from '../xml.ts';

/** The runs as JUnit's XML: a suite for each run, a case for each stage; what could not be probed is a skipped case. */
export function junitReport(runs: readonly ProbeRun[], passedOver: readonly PassedOverWork[]): string {
  const suites = [...runs.map(suiteOfRun), ...passedOver.map(suiteOfPassedOver)];
  const time = seconds(runs.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  const all = element('testsuites', { name: 'lifeguard probe', time }, `\n${suites.join('')}`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${all}`.trimEnd();
}

function suiteOfRun(run: ProbeRun): string {
  const { stages, failure, startedAt, milliseconds } = run;
  const name = nameOf(run.subject, run.journey);
  // What is not the target's fault is an error of the test, not a failure of what is tested.
  const kind = failure?.kind === 'target' ? 'failure' : 'error';
  const cases = stages.map(({ stage, outcome, milliseconds: took, seen }) => {
    const inside =
      outcome === 'failed'
        ? element(kind, { message: seen, type: failure?.cause?.id ?? failure?.kind ?? stage }, reasonsOf(run))
        : outcome === 'not run'
          ? element('skipped', { message: seen || 'an earlier stage failed' }, '')
          : '';
    return element('testcase', { classname: name, name: stage, time: seconds(took) }, inside);
  });
  const attributes = {
    name,
    timestamp: new Date(startedAt).toISOString().replace(/\.\d+Z$/, ''),
    tests: stages.length,
    failures: kind === 'failure' ? count(run, 'failed') : 0,
    errors: kind === 'error' ? count(run, 'failed') : 0,
    skipped: count(run, 'not run'),
    time: seconds(milliseconds),
  };
  return element('testsuite', attributes, `\n${cases.join('')}`);
}

function suiteOfPassedOver({ journey, reason, ...subject }: PassedOverWork): string {
  const name = nameOf(subject, journey);
  const skipped = element('skipped', { message: reason }, '');
  const inside = element('testcase', { classname: name, name: journey, time: '0' }, skipped);
  const attributes = { name, tests: 1, failures: 0, errors: 0, skipped: 1, time: '0' };
  return element('testsuite', attributes, `\n${inside}`);
}

function reasonsOf({ failure }: ProbeRun): string {
  const lines = [
    ...(failure?.cause ? [`${failure.cause.id}: ${failure.cause.title}`] : []),
    ...(failure?.findings ?? []).map(({ check, title }) => `${check}: ${title}`),
  ];
  return escapeXml(lines.join('\n'));
}

function count({ stages }: ProbeRun, outcome: string): number {
  return stages.filter(stage => stage.outcome === outcome).length;
}

function nameOf(subject: Pick<ProbeRun['subject'], 'poolName' | 'clientName'>, journey: string): string {
  const { poolName, clientName } = subject;
  return [poolName, clientName, journey].filter(word => word !== undefined).join(' / ');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(3);
}
