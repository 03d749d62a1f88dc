import type { Path } from '../config/source.ts';
import type { Severity } from '../pool/severity.ts';

/** What shows it: a call with the field of its answer, what stands there and what should. */
export interface Seen {
  /** `DescribeUserPool`, `GET https://…`, `pools.yaml`. */
  readonly call: string;
  /** `EmailConfiguration.EmailSendingAccount`. */
  readonly field?: string;
  readonly actual: string;
  /** What would be right, where one value or range would. */
  readonly expected?: string;
}

/** A place in a file; line and column from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that a check has found. Nothing secret is in it, and no address of a person. */
export interface Finding {
  /**
   * One sentence. Findings of one check that say the same of several app clients are shown as one with a count: what
   * differs from one to the next goes into `seen`.
   */
  readonly says: string;
  /** One at least. */
  readonly seen: readonly [Seen, ...Seen[]];
  /** Commands of bash that mend it, whole. None is ever run. */
  readonly commands?: readonly string[];
  /** Commands that would, once somebody has filled in their words in capital letters, such as `USERNAME`. */
  readonly templates?: readonly string[];
  /** Where it is not that of the check. */
  readonly severity?: Severity;
  /** Where it is in code that was read. */
  readonly place?: Place;
  /** The key in pools.yaml that it is about, below the entry of what was looked at. */
  readonly key?: Path;
}
