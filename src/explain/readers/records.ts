import type { KnownCall, LogLine } from '../../causes/known.ts';
import { isObject } from '../../pool/is-object.ts';
import type { Members } from '../../pool/members.ts';
import type { Asked } from '../asked.ts';
import { type CallWindow, callWindow } from '../call-window.ts';
import { mostFailedCalls } from '../occasion.ts';
import type { Reading, Told } from '../reading.ts';
import { jsonRecords } from '../source/json-records.ts';
import { NotReadable } from '../source/not-readable.ts';
import { readErrorBody } from './api-answer.ts';
import { readChallengeAnswer } from './challenge.ts';
import { cloudTrailCall, isCloudTrailEvent, lookedUpEvent } from './cloudtrail-event.ts';
import { readDescribed } from './described.ts';
import { logReading, logRecord } from './function-log.ts';
import { isRecorderEvent, recorderCall } from './recorder-event.ts';
import { tapCall, tapLine } from './tap-record.ts';
import { readSignInAnswer } from './token.ts';
import { readTriggerAnswer } from './trigger-answer.ts';

/** How many things other than calls and lines of a log are read of one file. */
const mostReadings = 50;

/** A source of calls: how its records look, and what each tells. */
interface CallSource {
  readonly seenIn: KnownCall['seenIn'];
  readonly kind: string;
  /**
   * The call of a record; `other` for one of another service, `head` for one that tells of the others, undefined for
   * what is of another source.
   */
  read(
    record: Members,
  ): { readonly call: KnownCall; readonly told?: readonly Told[] } | 'other' | 'head' | undefined;
}

const callSources: readonly CallSource[] = [
  {
    seenIn: 'CloudTrail',
    kind: 'CloudTrail',
    read(record) {
      const event = lookedUpEvent(record) ?? record;
      if (!isCloudTrailEvent(event)) return undefined;
      const call = cloudTrailCall(event);
      return call ? { call } : 'other';
    },
  },
  {
    seenIn: 'recorder',
    kind: 'recorder',
    read: record => (isRecorderEvent(record) ? recorderCall(record) : undefined),
  },
  {
    seenIn: 'recording',
    kind: 'recording of tap',
    read(record) {
      const line = tapLine(record);
      return line === 'call' ? tapCall(record) : line && 'head';
    },
  },
];

/** What has been seen of one source. */
interface Seen {
  readonly window: CallWindow;
  readonly told: Told[];
  others: number;
}

/**
 * Reads the JSON objects of a text: calls and lines of logs in any number, of which a bounded number is kept, and a few
 * of anything else that explain knows.
 *
 * @throws NotReadable if it is not JSON, or nothing of it is known
 */
export async function readRecords(pieces: AsyncIterable<string>, asked: Asked): Promise<readonly Reading[]> {
  const seen = new Map<CallSource, Seen>();
  const logs: LogLine[] = [];
  const readings: Reading[] = [];
  let count = 0;
  let logLines = 0;
  for await (const record of jsonRecords(pieces)) {
    count++;
    if (!isObject(record)) continue;
    if (sawCall(record, seen)) continue;
    const log = logRecord(record);
    if (log || isLogRecord(record)) {
      logLines++;
      if (log) logs.push(log);
      if (logs.length > 400) logs.splice(0, 200);
      continue;
    }
    if (readings.length >= mostReadings) continue;
    const reading =
      (await readTriggerAnswer(record, asked)) ??
      readDescribed(record) ??
      readChallengeAnswer(record) ??
      readSignInAnswer(record, asked) ??
      readErrorBody(record);
    if (reading) readings.push(reading);
  }
  for (const [source, { window, told, others }] of seen)
    readings.push(callReading(source, window, told, others));
  if (logLines > 0) readings.push(logReading(logs, logLines));
  if (readings.length === 0) {
    throw new NotReadable(
      count === 0 ? 'is JSON with nothing in it' : 'is JSON, but of nothing that explain knows',
    );
  }
  return readings;
}

function sawCall(record: Members, seen: Map<CallSource, Seen>): boolean {
  for (const source of callSources) {
    const read = source.read(record);
    if (read === undefined) continue;
    const own = seen.get(source) ?? { window: callWindow(), told: [], others: 0 };
    seen.set(source, own);
    if (read === 'other') own.others++;
    else if (read !== 'head') {
      own.window.add(read.call);
      own.told.push(...(read.told ?? []));
      if (own.told.length > 2_000) own.told.splice(0, 1_000);
    }
    return true;
  }
  return false;
}

function isLogRecord({ type, level, timestamp, message, record }: Members): boolean {
  return (
    (typeof type === 'string' && type.startsWith('platform.') && isObject(record)) ||
    (message !== undefined && (level !== undefined || timestamp !== undefined))
  );
}

function callReading(
  { kind }: CallSource,
  window: CallWindow,
  told: readonly Told[],
  others: number,
): Reading {
  const { all, failed } = window.count;
  const calls = window.calls();
  const { from, to } = window.time;
  const hours = from === undefined || to === undefined ? 0 : (to - from) / 3_600_000;
  const during =
    hours < 1 ? '' : ` within ${hours < 48 ? `${Math.ceil(hours)} hours` : `${Math.ceil(hours / 24)} days`}`;
  const left = others > 0 ? `; ${others} of other services passed over` : '';
  return {
    kind,
    says: `${all} ${all === 1 ? 'call' : 'calls'} to user pools${during}, ${failed} of them failed${left}`,
    found: { calls },
    told,
    ...(calls.filter(({ outcome }) => outcome === 'failed').length < failed && {
      notes: [`Only the newest ${mostFailedCalls.toLocaleString('en')} of the failed calls are explained.`],
    }),
  };
}
