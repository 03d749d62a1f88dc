import type { Known, KnownCall, ShownError } from '../causes/known.ts';

/** One time that something failed, with as much of what is known as belongs to it. */
export interface Occasion {
  readonly error: ShownError;
  readonly known: Known;
  /** Where it was seen as a call. */
  readonly call?: KnownCall;
}

/** How many failed calls are explained one by one, the newest of them. */
export const mostFailedCalls = 1_000;

/** Each error that was shown, and each call that failed; words of a log that say how a function ended are errors too. */
export function occasionsIn(known: Known): readonly Occasion[] {
  const shown = known.errors.map(error => ({ error, known }));
  const logged = known.logs
    .filter(({ says }) => says !== 'answered')
    .map(({ text }) => ({ error: { at: 'function log' as const, message: text }, known }));
  const failed = known.calls.filter(({ outcome }) => outcome === 'failed').slice(-mostFailedCalls);
  const byUser = Map.groupBy(known.calls, ({ user }) => user);
  const called = failed.flatMap(call => {
    if (call.error === undefined) return [];
    const { type, message } = call.error;
    const error: ShownError = {
      at: 'API',
      type,
      operation: call.operation,
      ...(message !== undefined && { message }),
    };
    const own = { ...known, errors: [error], calls: before(call, known, byUser) };
    return [{ error, call, known: call.clientId === undefined ? own : { ...own, sentBy: call.clientId } }];
  });
  return [...shown, ...logged, ...called];
}

/** How many calls before one whose user is not known are looked at. */
const mostBefore = 2_000;

/** The calls that may have to do with that one: of the same user up to it, or all where its user is not known. */
function before(
  call: KnownCall,
  known: Known,
  byUser: ReadonlyMap<string | undefined, readonly KnownCall[]>,
): readonly KnownCall[] {
  const end = known.calls.indexOf(call) + 1;
  if (call.user === undefined) return known.calls.slice(Math.max(0, end - mostBefore), end);
  const own = byUser.get(call.user) ?? [];
  const marks = Object.values(call.marks ?? {});
  if (marks.length === 0) return own.slice(0, own.indexOf(call) + 1);
  return known.calls
    .slice(0, end)
    .filter(
      other =>
        other.user === call.user || Object.values(other.marks ?? {}).some(mark => marks.includes(mark)),
    );
}
