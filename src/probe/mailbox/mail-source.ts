import type { MailParts } from './mail-content.ts';
import type { MailboxProblem } from './mailbox-problem.ts';

/** A mail as a list shows it, before it is read. */
export interface Sighting {
  /** Names it among all mails of the mailbox. */
  readonly key: string;
  /** When the mailbox got it, by its own clock, in milliseconds since 1970; undefined where it does not tell. */
  readonly receivedAt: number | undefined;
  /** Whether it is known to have come after the mailbox was prepared, whatever the clocks say. */
  readonly isNew: boolean;
  /** Undefined where the mailbox does not tell. */
  readonly bytes: number | undefined;
  /** What is odd about the place where it lies. */
  readonly remarks: readonly string[];
}

/**
 * What gives mails to look for the wanted one among them. Each call may throw a MailboxProblem, and ends soon after
 * the signal that the mail is waited with aborts.
 */
export interface MailSource<S extends Sighting = Sighting> {
  /** The newest of the mails that may be meant, at most some. It need not tell one again that it has told. */
  look(): Promise<readonly S[]>;
  /** A mail as it came, or decoded already; undefined where it is gone by now. */
  load(sighting: S): Promise<Uint8Array | MailParts | undefined>;
  /** Returns once there may be more to see, or the signal aborts. */
  wait(): Promise<void>;
  /** Why no mail can arrive, where the mailbox tells. Asked once, after a look that found none. */
  barrier?(): Promise<MailboxProblem | undefined>;
  /** Whether nobody but the pools can put mails there. */
  readonly isClosed?: boolean;
  /** Marks what was read. Gives what could not be done, each in one sentence. */
  settle?(sightings: readonly S[]): Promise<readonly string[]>;
}
