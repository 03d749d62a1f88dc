/** A message as its recipient got it. */
export interface Mail {
  readonly id: string;
  readonly medium: 'EMAIL' | 'SMS';
  readonly to: string;
  /** Such as `Phenom <noreply@thephenom.app>`; for SMS the sender's name. */
  readonly from: string;
  readonly replyTo: string | null;
  /** Empty for a text message. */
  readonly subject: string;
  /** Null for a text message. */
  readonly html: string | null;
  readonly text: string;
  /** The codes in the text, in order. */
  readonly codes: readonly string[];
  /** The addresses that the message links to, in order. */
  readonly links: readonly string[];
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  readonly poolId: string;
  /** Null where an administrator's call sent it. */
  readonly clientId: string | null;
  /** Such as `CustomMessage_ForgotPassword`, also where no trigger ran. */
  readonly trigger: string;
}

/** Which messages; what is absent does not narrow. */
export interface MailQuery {
  /** The recipient's address or phone number, whole, in any case. */
  readonly to?: string;
  /** The id of the app client whose call sent it. */
  readonly client?: string;
  /** The id of a pool. */
  readonly pool?: string;
  /** A message: only those that came after it. */
  readonly after?: Pick<Mail, 'id'> | undefined;
}

/**
 * Reads the messages that were sent. Nothing leaves the process unless the pools'
 * description names a mail server.
 */
export interface MailReader {
  /** The messages, newest first; the newest 1,000 are kept. */
  all(query?: MailQuery): Promise<readonly Mail[]>;
  /**
   * The newest message. It is there as soon as the call that sends it has its answer.
   *
   * @example
   * const mail = await lifeguard.mail.latest({ to: 'anna@example.com', client: clientId });
   * const code = mail?.codes[0];
   */
  latest(query?: MailQuery): Promise<Mail | undefined>;
  /**
   * The newest message if there is one, else the next that arrives: for where something else makes the call.
   *
   * @param limit how long to wait, in milliseconds of the machine's clock; 5,000 where it is left out
   * @throws Error that tells what there is instead, if none arrives in time
   * @example
   * const before = await lifeguard.mail.latest({ to });
   * await page.click('text=Send a new code');
   * const mail = await lifeguard.mail.waitFor({ to, after: before });
   */
  waitFor(query?: MailQuery, limit?: number): Promise<Mail>;
}
