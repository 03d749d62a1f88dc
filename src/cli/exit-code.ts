/** What each exit code of a command says. */
export const exitCode = {
  /** All is well. */
  fine: 0,
  /** It worked, and found something wrong. */
  found: 1,
  /** The command line is wrong. */
  usage: 2,
  /** What it needed could not be reached or opened. */
  unreachable: 3,
  /** It was stopped before its end, by Ctrl-C or SIGTERM. */
  stopped: 130,
} as const;

/** One of them. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
