/** What keeps a mailbox from being read, by a word that programs can tell apart. */
export type MailboxProblemKind =
  | 'unreachable'
  | 'not-trusted'
  | 'refused'
  | 'full'
  | 'no-folder'
  | 'too-large'
  | 'not-understood'
  | 'several-codes'
  | 'command-failed'
  | 'not-installed';

/** A mailbox cannot be read. The message is one sentence for people and holds no secret. */
export class MailboxProblem extends Error {
  override readonly name = 'MailboxProblem';
  readonly kind: MailboxProblemKind;

  constructor(kind: MailboxProblemKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
