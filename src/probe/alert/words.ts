import { subjectName } from '../subject-name.ts';
import { type Alert, isOver, severityOf } from './alert.ts';
import { firstStep } from './first-step.ts';
import { redacted } from './redacted.ts';

/** An alert in plain words. */
export interface Worded {
  /** One line of at most 200 characters. */
  readonly title: string;
  /** What is to be known of it, each with a word before it, on one line. */
  readonly lines: readonly (readonly [about: string, text: string])[];
  /** The page of the cause: an address, where the settings say where the pages are. */
  readonly link: string | undefined;
}

/** So many findings of doctor are told. */
const mostFindings = 5;

/** Says in plain words what an alert is about: no code, no password, no address. */
export function worded(alert: Alert): Worded {
  const { run } = alert;
  const { subject } = run;
  const failure = isOver(alert) ? undefined : run.failure;
  const cause = failure?.cause;
  const link = cause && alert.docs?.replace('{id}', encodeURIComponent(cause.id));
  return {
    title: redacted(titleOf(alert), 200),
    lines: lines([
      ['Environment', alert.environment],
      ['Pool', `${subject.poolName} (${subject.poolId})`],
      [
        'App client',
        subject.clientId === undefined ? undefined : `${subject.clientName} (${subject.clientId})`,
      ],
      ['User', subject.userNumber === undefined ? undefined : `number ${subject.userNumber} of the settings`],
      ['Journey', run.journey],
      ['Stage', failure?.stage],
      ['Seen', failure?.message],
      ['Cause', cause && `${cause.title} (${cause.id})`],
      ...(failure?.findings.slice(0, mostFindings) ?? []).map(
        ({ check, title }) => ['Doctor', `${title} (${check})`] as const,
      ),
      ['First', failure && firstStep(failure)],
      ['Read', link === undefined && cause ? `docs/causes/${cause.id}.md` : undefined],
      ['Since', isOver(alert) ? undefined : new Date(alert.event.since).toISOString()],
      ['Run', run.id],
    ]),
    link,
  };
}

function lines(
  pairs: readonly (readonly [about: string, text: string | undefined])[],
): readonly (readonly [string, string])[] {
  return pairs.flatMap(([about, text]) => (text === undefined ? [] : [[about, redacted(text)] as const]));
}

function titleOf(alert: Alert): string {
  const { event, run, at } = alert;
  const who = subjectName(run.subject);
  const lasted = lengthOf(at - event.since);
  switch (event.kind) {
    case 'firing': {
      const mark = severityOf(alert) === 'page' ? 'Failing' : 'Warning';
      const again = event.isRepeat ? ` still, for ${lasted}` : '';
      return `${mark}: ${run.journey} of ${who} fails${again} at the stage ${run.failure?.stage ?? 'unknown'}`;
    }
    case 'recovered':
      return `Recovered: ${run.journey} of ${who} works again, after ${lasted}`;
    case 'flapping':
      return `Flapping: ${run.journey} of ${who} fails and works by turns; no more is told until it is steady`;
    case 'slow-mail':
      return `Slow mail: the mails of ${who} take ${seconds(event.percentile)} (95th percentile of ${event.mails}), more than ${seconds(event.bound)}`;
    case 'mail-in-time':
      return `Mail in time: the mails of ${who} take ${seconds(event.percentile)} again (95th percentile of ${event.mails})`;
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}

/** A length of time in its two largest units. */
export function lengthOf(milliseconds: number): string {
  const total = Math.max(0, Math.round(milliseconds / 1_000));
  const parts = [
    [Math.floor(total / 86_400), 'd'],
    [Math.floor(total / 3_600) % 24, 'h'],
    [Math.floor(total / 60) % 60, 'min'],
    [total % 60, 's'],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return '0 s';
  const told = parts.slice(first, first + 2).filter(([count]) => count > 0);
  return told.map(([count, unit]) => `${count} ${unit}`).join(' ');
}

/** The whole of it as plain text, line by line. */
export function asText({ title, lines: told, link }: Worded): string {
  const rest = told.map(([about, text]) => `${about}: ${text}`);
  return [title, '', ...rest, ...(link === undefined ? [] : [`Read: ${link}`])].join('\n');
}
