/** The languages that the function brings along. People add others in messages.json. */
export const shippedLanguages = ['en', 'de', 'es'] as const;

/** One of them. */
export type ShippedLanguage = (typeof shippedLanguages)[number];

/**
 * What a message says in one language: plain text, one line each, in which `{brand}` stands for the brand's
 * name. In `sms`, `{####}` is where Cognito puts the code and `{username}`, in an invitation, the user's
 * name.
 */
export interface MessageTexts {
  readonly subject: string;
  /**
   * What lists of messages show beside the subject. It does not hold the code, since locked screens show it
   * too.
   */
  readonly preview: string;
  readonly heading: string;
  /** Stands before the account's address in messages that name it. */
  readonly intro: string;
  /** Stands before the username, in an invitation. */
  readonly usernameLabel?: string;
  /** Stands before the code, the password or the link. */
  readonly codeLabel?: string;
  /** The button's label, in messages that may have one. */
  readonly button?: string;
  /** What to do with it. */
  readonly hint: string;
  /** The question that those ask themselves who did not expect the message; set in bold. */
  readonly cautionTitle: string;
  readonly caution: string;
  readonly sms: string;
}

/** What stands around every message. */
export interface FrameTexts {
  readonly linkFallback: string;
  /** `{support}` stands for the address. */
  readonly support: string;
}

/** One message: when it is sent, what it holds, and its texts. */
export interface MessageTemplate {
  /** The `triggerSource` values that it serves. */
  readonly sources: readonly string[];
  /** What Cognito puts in: a code of digits, a temporary password, or a link that confirms by itself. */
  readonly holds: 'code' | 'password' | 'link';
  /**
   * Whether the mail names the account's address. One that goes to a new address must not tell it the old
   * one.
   */
  readonly namesAccount: boolean;
  /**
   * Whether the address that it goes to may be missing from the user's attributes, for it is only being
   * verified.
   */
  readonly toNewAddress: boolean;
  /** The page that the button opens; no button where there is none. */
  readonly opens?: 'resetPage' | 'signInPage';
  readonly texts: Readonly<Record<ShippedLanguage, MessageTexts>>;
}
