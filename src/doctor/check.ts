import type { Severity } from '../pool/severity.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';
import type { Finding } from './finding.ts';
import type { SubjectKind, Subjects } from './subject.ts';

/** What a check says of something that it does not concern, such as the callback URLs of a client that has none. */
export interface NotApplicable {
  /** Completes "not applicable:". */
  readonly notApplicable: string;
}

/** An action of AWS as policies name it. */
export type AwsAction = `${string}:${string}`;

/** One thing that doctor checks of one kind of subject. */
export interface CheckDefinition<K extends SubjectKind> {
  /** Stable name in lower-case words with hyphens; equal to its file's name. It says what is right, not what is wrong. */
  readonly id: string;
  /** Of its findings, where one says nothing else. */
  readonly severity: Severity;
  /** One line for people: what is right. */
  readonly title: string;
  /** What goes wrong otherwise, and for whom. */
  readonly why: string;
  readonly looksAt: K;
  /** What to do about a finding. */
  readonly fix: string;
  /** The ids of the causes that it would lead to. */
  readonly leadsTo: readonly string[];
  /** The actions that its reads need; what needs no credentials is none. */
  readonly needs: readonly AwsAction[];
  /** Rules of other checkers that ask for the same, such as `Security Hub Cognito.6`. */
  readonly covers?: readonly string[];
  /**
   * Looks. An empty list says that all is well. It changes nothing anywhere, and lets `NotRead` of the surroundings
   * through: the runner tells what was not looked at, and why.
   */
  run(subject: Subjects[K], surroundings: SurroundingsOf[K]): Promise<readonly Finding[] | NotApplicable>;
}

/** What checks of each kind of subject may look at beside it. Code is read before, and nothing around it. */
export type SurroundingsOf = { readonly [K in SubjectKind]: K extends 'source' ? undefined : Surroundings };

/** Any check. */
export type Check = { [K in SubjectKind]: CheckDefinition<K> }[SubjectKind];

/**
 * Defines a check.
 *
 * @example export const deletionProtected = defineCheck({ id: 'deletion-protected', looksAt: 'pool', ... });
 */
export function defineCheck<const K extends SubjectKind>(definition: CheckDefinition<K>): CheckDefinition<K> {
  return definition;
}
