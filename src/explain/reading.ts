import type { Evidence } from '../causes/evidence.ts';
import type { Known, KnownCall, KnownUser } from '../causes/known.ts';

/** What one thing that was handed over adds to what is known. */
export type Found = Partial<
  Pick<Known, 'errors' | 'links' | 'addresses' | 'tokens' | 'calls' | 'answers' | 'logs' | 'pools'>
> & { readonly user?: KnownUser; readonly sentBy?: string };

/** What a reader has learnt of one cause by itself, such as from the recorder, which knows. */
export interface Told {
  /** The id of the cause. */
  readonly cause: string;
  readonly evidence: Evidence;
  /** The call that it is about; all that was handed over where it is left out. */
  readonly call?: KnownCall;
}

/** What was read of one thing that was handed over. */
export interface Reading {
  /** Such as `reset link`. */
  readonly kind: string;
  /** All that it tells, as a sentence without a subject: `of pool P for client A, expired 3 minutes ago`. */
  readonly says: string;
  readonly found: Found;
  readonly told?: readonly Told[];
  /** What people should know of it beside, in sentences. */
  readonly notes?: readonly string[];
}
