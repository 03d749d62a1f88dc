/** Which mail is waited for. */
export interface WantedMail {
  /** The address that it goes to. */
  readonly to: string;
  /** Milliseconds since 1970: older ones are not meant. */
  readonly since: number;
  /**
   * The app client that asked for it, where several ask at once: a mail whose link names another is left to the probe
   * that waits for it.
   */
  readonly clientId: string;
  /** The page that its link should lead to, without the query, where one is known: what leads there by detours is told. */
  readonly page?: string | undefined;
  /**
   * The sender that the pool's mails have, with or without a name, where it is known: a mail of another is left alone,
   * however new it is. Where it is not known, mails that differ in their codes are a problem.
   */
  readonly from?: string | undefined;
}

/** A mail as a mailbox gives it. */
export interface ReceivedMail {
  /** As in its header: `Example <noreply@example.com>`. */
  readonly from: string;
  readonly subject: string;
  /** The numbers of six digits that stand in its words, each once. */
  readonly codes: readonly string[];
  /** The addresses that it links to, as a browser would open them, each once. */
  readonly links: readonly string[];
  /** The app client that it is for, where the mailbox or a link tells. */
  readonly clientId: string | undefined;
  /** When the mailbox got it, in milliseconds since 1970; undefined where it does not tell. */
  readonly receivedAt: number | undefined;
  /** What is odd about it and no failure, each in one sentence: it lay in the spam folder, it came twice. */
  readonly remarks: readonly string[];
}

/** Where the mails of test users arrive. */
export interface Mailbox {
  /**
   * Looks whether the mailbox can be read, before a mail is asked for, and remembers what lies there already: what comes
   * later for this address and app client is then told by that, whatever the clocks say. Need not be called.
   *
   * @throws MailboxProblem where the mailbox cannot be read, also where it did not answer before the signal aborted
   */
  readonly prepare: (wanted: WantedMail, signal: AbortSignal) => Promise<void>;
  /**
   * The newest mail that is wanted, as soon as it is there; undefined once the signal aborts and none came.
   *
   * @throws MailboxProblem where the mailbox cannot be read
   */
  readonly receive: (wanted: WantedMail, signal: AbortSignal) => Promise<ReceivedMail | undefined>;
  /** Ends its connections. May be called twice. */
  readonly close: () => Promise<void>;
}
