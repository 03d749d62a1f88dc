/** How often functions failed in some way. */
export interface LoggedFailures {
  /** Such as `Task timed out` or the name of an error; nothing else of a log leaves its reader. */
  readonly kind: string;
  readonly count: number;
}

/** What CloudWatch Logs are asked. */
export interface LogReads {
  /** The failures in the log of a function of the last 24 hours, the most frequent first; of the first hundred lines. */
  failures(region: string, logGroup: string): Promise<readonly LoggedFailures[]>;
}
