/** What SNS is asked about text messages. Each region has settings of its own. */
export interface TextMessageReads {
  /** Whether only numbers that were verified get text messages. */
  isSandbox(region: string): Promise<boolean>;
  /** US dollars in a month; undefined where nobody has set it, which is one (documented). */
  monthlyLimit(region: string): Promise<number | undefined>;
}
