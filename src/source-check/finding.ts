import type { Severity } from '../pool/severity.ts';

/** One thing that a rule has found, at its place. */
export interface SourceFinding {
  /** The id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** Below the folder that was read, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** One sentence. Nothing secret is in it. */
  readonly says: string;
  /** The line, shortened; what looks like a secret or an address of a person is masked in it. */
  readonly evidence: string;
  /** Why it is accepted, where a comment on the line before says `lifeguard-ignore <rule>: <reason>`. */
  readonly accepted?: string;
}
