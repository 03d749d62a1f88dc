import type { KnownCall } from '../causes/known.ts';
import { mostFailedCalls } from './occasion.ts';

/** How many failed calls are kept, and how many others that may have to do with them. */
const most = { failed: mostFailedCalls, others: 20_000 } as const;

/** Calls that were seen in a stream of any length: the newest that failed, and the newest that can pair with them. */
export interface CallWindow {
  add(call: KnownCall): void;
  /** Oldest first. */
  calls(): readonly KnownCall[];
  /** How many were added, and how many of them had failed. */
  readonly count: { readonly all: number; readonly failed: number };
  /** When the first and last of them were, in milliseconds since 1970. */
  readonly time: { readonly from?: number; readonly to?: number };
}

/** What can say something of a later failure of the same user or client. Reads of an administrator cannot. */
const pairing =
  /^(?:Forgot|Confirm|Resend|SignUp|Initiate|Respond|Verify|Get(?:User|Tokens|Id)|Admin(?:Initiate|Respond|Reset|Create|Set|Confirm|Disable|Enable|Delete|User)|Change|Revoke|GlobalSignOut|Update|Associate|Token_|Login_|Authorize|OAuth2|DescribeUserPool)/;

/** Starts one. It holds a bounded number of calls, however many are added and in whatever order of time. */
export function callWindow(): CallWindow {
  const failed: KnownCall[] = [];
  const others: KnownCall[] = [];
  const count = { all: 0, failed: 0 };
  const time: { from?: number; to?: number } = {};
  return {
    count,
    time,
    add(call) {
      count.all++;
      if (call.at !== undefined) {
        time.from = Math.min(time.from ?? call.at, call.at);
        time.to = Math.max(time.to ?? call.at, call.at);
      }
      const isFailed = call.outcome === 'failed';
      if (isFailed) count.failed++;
      else if (!pairing.test(call.operation)) return;
      const list = isFailed ? failed : others;
      list.push(call);
      const limit = isFailed ? most.failed : most.others;
      // Twice as many before they are sorted, so that it is seldom.
      if (list.length >= 2 * limit) list.splice(0, list.length, ...inTime(list).slice(-limit));
    },
    calls: () => inTime([...inTime(failed).slice(-most.failed), ...inTime(others).slice(-most.others)]),
  };
}

/** Sorting is stable: what has no time stays where it came. */
function inTime(calls: readonly KnownCall[]): KnownCall[] {
  return calls.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
}
