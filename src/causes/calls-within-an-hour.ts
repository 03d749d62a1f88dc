import { type Evidence, speaksAgainst, speaksFor } from './evidence.ts';
import { failedCall } from './failed-call.ts';
import type { Known } from './known.ts';

/** How many of these calls a user may make in an hour, at least (documented: 5 to 20, by risk). */
const fewest = 5;

/** How many calls of the operation the same user sent within the hour before the one that was refused. */
export function callsWithinAnHour(known: Known, operation: string): readonly Evidence[] {
  const refused = failedCall(known, [operation], ['LimitExceededException']);
  const at = refused?.at;
  if (refused?.user === undefined || at === undefined) return [];
  const count = known.calls.filter(
    call =>
      call.operation === operation &&
      call.user === refused.user &&
      call !== refused &&
      call.at !== undefined &&
      call.at <= at &&
      at - call.at < 3_600_000,
  ).length;
  const said = `${count} other calls of ${operation} for the user were seen in the hour before.`;
  return [count >= fewest ? speaksFor(said) : speaksAgainst(said)];
}
