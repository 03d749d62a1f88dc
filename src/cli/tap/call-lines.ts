import { printable } from '../../pool/printable.ts';
import type { WatchedCall } from '../../tap/watched-call.ts';
import type { Paint } from '../paint.ts';
import { wrapped } from '../wrapped.ts';

/** How calls are shown. */
export interface CallScreen {
  readonly paint: Paint;
  /** How wide a line may be. */
  readonly columns: number;
  /** What pools.yaml calls an app client. */
  readonly nameOf: (clientId: string) => string | undefined;
}

/** One call as lines: what was called, by which app client, for whom, and how it went; under a failure why. */
export function callLines(call: WatchedCall, { paint, columns, nameOf }: CallScreen): string[] {
  const { clientId, outcome } = call;
  // Callers and the upstream write these: a terminal must not obey them.
  const { operation, user, error, cause } = printable({
    operation: call.operation,
    user: call.user,
    error: call.error,
    cause: call.cause && { ...call.cause, facts: {} },
  });
  const isOk = outcome === 'ok';
  const wide = columns >= 110;
  const [operationWidth, clientWidth, userWidth] = wide ? [34, 30, 24] : [25, 14, 14];
  const client = clientId === undefined ? signature(call) : printable(nameOf(clientId) ?? clientId);
  const line = [
    paint.dim(timeOfDay(call.time)),
    fitted(operation, operationWidth),
    fitted(client, clientWidth),
    fitted(user ?? '', userWidth),
    isOk ? paint.good('ok    ') : paint.bad('failed'),
    paint.dim(`${call.milliseconds.toFixed(0)} ms`.padStart(7)),
  ].join(' ');
  const shown = error
    ? wrapped(`${error.type}: ${error.message ?? '(no message)'}`, columns, ' '.repeat(9))
    : [];
  if (!cause) return [line, ...shown];
  const label = cause.isSure ? 'cause: ' : 'likely cause: ';
  const below = ' '.repeat(9 + label.length);
  // A pair of calls says more than the title; what else tells a cause does not say which.
  const told = cause.from === 'pairs' ? cause.says : `${cause.title}. ${cause.says}`;
  const [first = '', ...rest] = wrapped(told, columns, `${' '.repeat(9)}${label}`, below);
  return [
    line,
    ...shown,
    first.replace(label, () => paint.bold(label)),
    ...rest,
    paint.dim(`${below}${cause.id}`),
  ];
}

/** What stands in place of the client of an administrator's call. */
function signature({ signed }: WatchedCall): string {
  return signed === 'no' ? '' : '(signed)';
}

/** Names that are alike often differ at their ends, so a long one loses its middle. */
function fitted(text: string, width: number): string {
  if (text.length <= width) return text.padEnd(width);
  const end = Math.floor(width / 3);
  return `${text.slice(0, width - end - 1)}…${text.slice(-end)}`;
}

function timeOfDay(time: number): string {
  return new Date(time).toTimeString().slice(0, 8);
}
