/** What a page or document answered. */
export interface WebAnswer {
  readonly status: number;
  /** With names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The first megabyte of it. */
  readonly body: string;
  /** Milliseconds since 1970 by the machine's own clock, halfway between asking and the answer. */
  readonly at: number;
}

/** No answer came. */
export interface NoWebAnswer {
  /** Such as `nothing listens there: ECONNREFUSED`. */
  readonly reason: string;
}

/** Pages and documents that anybody can read. */
export interface WebReads {
  /**
   * Asks for an address without credentials and follows no redirect. It does not reject: that nothing answers is what a
   * check may want to tell.
   */
  get(url: string): Promise<WebAnswer | NoWebAnswer>;
}

/** Whether there was no answer. */
export function isSilent(answer: WebAnswer | NoWebAnswer): answer is NoWebAnswer {
  return 'reason' in answer;
}
