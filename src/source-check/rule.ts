import type { Severity } from '../pool/severity.ts';
import type { Source } from './source.ts';

/** What a rule has found in one file. */
export interface Found {
  /** Where, as an offset in the text. */
  readonly at: number;
  /** One sentence. */
  readonly says: string;
  /** Where it is not that of the rule. */
  readonly severity?: Severity;
  /** What makes it right where another file of the folder does so. */
  readonly unless?: Elsewhere;
}

/** What one file does for others. */
export type Elsewhere = 'library-takes-client-of-link';

/** One trap that code can hold. */
export interface Rule {
  /** Stable name in lower-case words with hyphens; equal to its file's name. It says what is right, not what is wrong. */
  readonly id: string;
  /** Of its findings, where one says nothing else. */
  readonly severity: Severity;
  /** One line for people: what is right. */
  readonly title: string;
  /** What goes wrong otherwise, and for whom. */
  readonly why: string;
  readonly fix: string;
  /** The ids of the causes that it would lead to. */
  readonly leadsTo: readonly string[];
  /** Words without which a file cannot hold the trap: most files need not be parsed. */
  readonly mentions: RegExp;
  find(source: Source): Iterable<Found>;
}

/**
 * Defines a rule.
 *
 * @example export const clientIdFromLink = defineRule({ id: 'client-id-from-link', severity: 'error', ... });
 */
export function defineRule(definition: Rule): Rule {
  return definition;
}
