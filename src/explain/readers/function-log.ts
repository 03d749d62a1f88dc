import type { LogLine } from '../../causes/known.ts';
import { type Members, members, textOf } from '../../pool/members.ts';
import type { Reading } from '../reading.ts';
import { safeText } from '../safe-text.ts';

/**
 * How the lines of a function's log look that say something of its end, the surest first. What Python code logs as an
 * error, and may have caught, has a time behind its level; what ends a call has none.
 */
const rows: readonly (readonly [says: LogLine['says'], pattern: RegExp])[] = [
  ['timed out', /Task timed out after|\bStatus:\s*timeout\b/i],
  ['out of memory', /Runtime\.OutOfMemory|signal: killed|JavaScript heap out of memory|OutOfMemoryError/i],
  [
    'does not load',
    /Runtime\.(?:ImportModuleError|HandlerNotFound|UserCodeSyntaxError|MalformedHandlerName|InvalidEntrypoint)|Cannot find module|Unable to import module|ERR_MODULE_NOT_FOUND|ERR_REQUIRE_ESM/,
  ],
  ['access denied', /is not authorized to perform:?|\bAccessDenied(?:Exception)?\b/],
  ['ended', /Runtime\.ExitError|Runtime exited|Process exited before completing|exit status \d/i],
  [
    'threw',
    /"errorType"\s*:(?!\s*"Unauthorized(?:Exception)?")|"errorMessage"\s*:|Uncaught Exception|Unhandled(?:PromiseRejection)?|Invoke Error|^\[ERROR\](?!\s+\d{4}-\d\d-)|Traceback \(most recent call last\)/,
  ],
];

/**
 * What only the log of a Lambda function has. AppSync has an errorType too, for what it refuses, but no errorMessage.
 */
const isLog =
  /^(?:START|END|REPORT) RequestId:|\bTask timed out after \d|\bREPORT RequestId:|(?:^|\t)(?:ERROR|INFO|WARN|DEBUG)\t|(?<![\w.])Runtime\.[A-Z]\w+|"errorType"\s*:(?!\s*"Unauthorized(?:Exception)?")|"errorMessage"\s*:|\bStatus:\s*(?:timeout|error)\b|^\[(?:ERROR|WARNING|INFO)\]|^(?:INIT_START|INIT_REPORT)\b/;

/** How Python heads the calls that led to an error. */
const traceback = 'Traceback (most recent call last)';

/** What stands before the words of a line: times, the log stream, the id of the call, in any number. */
const heading =
  /^(?:(?:\d{4}-\d\d-\d\d[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?|\d{4}\/\d\d\/\d\d\/\[[^\]\s]*\]\S*|[0-9a-f-]{36})\s+){1,6}/;

/** Whether a line can be one of a function's log. */
export function looksLikeLog(line: string): boolean {
  return isLog.test(line.slice(0, 10_000).replace(heading, ''));
}

/** What a line of a function's log says of its end; undefined where it says nothing of it. */
export function logLine(line: string): LogLine | undefined {
  const start = line.slice(0, 10_000).replace(heading, '');
  const row = rows.find(([, pattern]) => pattern.test(start));
  const [, duration] =
    /\bDuration:\s*([\d.]+)\s*ms/.exec(start) ?? /timed out after ([\d.]+) seconds/.exec(start) ?? [];
  const isSeconds = /timed out after/.test(start) && !/\bDuration:/.test(start);
  const milliseconds = duration === undefined ? undefined : Number(duration) * (isSeconds ? 1_000 : 1);
  const [, action] = /not authorized to perform:?\s*([a-z0-9-]+:[A-Za-z*]+)/.exec(start) ?? [];
  if (!row && !(duration !== undefined && /\bREPORT RequestId:/.test(start))) return undefined;
  return {
    says: row?.[0] ?? 'answered',
    text: safeText(start, 500),
    ...(milliseconds !== undefined && Number.isFinite(milliseconds) && { milliseconds }),
    ...(action !== undefined && { action }),
  };
}

/** Reads a line that a function wrote as JSON, or a record that Lambda wrote of it. */
export function logRecord(record: Members): LogLine | undefined {
  const inner = members(record.record);
  if (textOf(record.type)?.startsWith('platform.')) {
    const metrics = members(inner.metrics);
    const duration = typeof metrics.durationMs === 'number' ? metrics.durationMs : undefined;
    const status = textOf(inner.status) ?? '';
    // A start that went well says nothing of the end of a call.
    const isFailedStart = record.type === 'platform.initReport' && /^(?:timeout|error|failure)$/.test(status);
    if (record.type !== 'platform.report' && record.type !== 'platform.runtimeDone' && !isFailedStart)
      return undefined;
    const phase = isFailedStart ? textOf(inner.phase) : undefined;
    const kind = textOf(inner.errorType) ?? '';
    const found = logLine(`Status: ${status} ${kind}`);
    const says = found?.says ?? (status === 'error' || status === 'failure' ? 'ended' : 'answered');
    return {
      says,
      text: safeText(
        `${record.type} status ${status}${kind && `, ${kind}`}${phase === undefined ? '' : `, Phase: ${phase}`}`,
      ),
      ...(duration !== undefined && { milliseconds: duration }),
    };
  }
  const type = textOf(record.errorType);
  // The errors of GraphQL have an errorType with a message; those of Lambda with an errorMessage.
  const isOfGraphQl = record.errorMessage === undefined && record.message !== undefined;
  if (type !== undefined && !isOfGraphQl) {
    const message = textOf(record.errorMessage) ?? '';
    const found = logLine(`${type}: ${message}`);
    return found ?? { says: 'threw', text: safeText(`${type}: ${message}`, 500) };
  }
  const message = textOf(record.message) ?? textOf(record.msg);
  if (
    message !== undefined &&
    (record.timestamp !== undefined || record.level !== undefined || record.logStreamName !== undefined)
  ) {
    return logLine(message.trimEnd());
  }
  return undefined;
}

/** What was read of the log of a function. */
export function logReading(read: readonly LogLine[], lines: number): Reading {
  // Python writes the error in one line and its traceback in the next: they are one end of one call.
  const logs = read.filter(
    ({ text }, at) => !(text.startsWith(traceback) && read[at - 1]?.text.startsWith('[ERROR]')),
  );
  const counts = Map.groupBy(logs, ({ says }) => says);
  const told = [...counts].map(([says, of]) => `${says}${of.length > 1 ? ` ${of.length} times` : ''}`);
  const longest = Math.max(0, ...logs.map(({ milliseconds = 0 }) => milliseconds));
  return {
    kind: 'function log',
    says:
      `${lines} ${lines === 1 ? 'line' : 'lines'}: ${told.length > 0 ? told.join(', ') : 'nothing said of how a call ended'}` +
      (longest > 0 ? `; the longest call took ${Math.round(longest)} ms` : ''),
    found: { logs },
  };
}
