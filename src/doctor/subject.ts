import type { ClientEntry } from '../config/client-entry.ts';
import type { FunctionEntry } from '../config/function-entry.ts';
import type { PoolEntry } from '../config/pool-entry.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import type { Path } from '../config/source.ts';
import { printable } from '../pool/printable.ts';
import type { SourceReport } from '../source-check/check-source.ts';

/*
 * What checks look at. `described` is what pools.yaml says of it, and `path` where; both are absent where the file says
 * nothing of it or there is no file.
 */

/** All that is looked at together. */
export interface AccountSubject {
  readonly kind: 'account';
  readonly described?: PoolsFile;
  readonly pools: readonly PoolSubject[];
}

/** One user pool: of pools.yaml, whether or not it exists, or one that was asked for. */
export interface PoolSubject {
  readonly kind: 'pool';
  readonly id: string;
  readonly name: string;
  readonly described?: PoolEntry;
  /** The functions of the same pools.yaml, and the account that Lifeguard puts them in. */
  readonly functions?: Pick<PoolsFile, 'account' | 'functions'>;
  readonly path?: Path;
}

/** One app client that exists. */
export interface ClientSubject {
  readonly kind: 'client';
  readonly pool: PoolSubject;
  readonly id: string;
  readonly name: string;
  readonly described?: ClientEntry;
  readonly path?: Path;
}

/** One function that is a trigger of at least one pool, by the ARN that the pools name. */
export interface FunctionSubject {
  readonly kind: 'function';
  readonly arn: string;
  /** Without version or alias. */
  readonly name: string;
  /** The pools that name it, each with the trigger that it is. */
  readonly uses: readonly FunctionUse[];
  readonly described?: FunctionEntry;
  readonly path?: Path;
}

/** A trigger of a pool. */
export interface FunctionUse {
  readonly pool: PoolSubject;
  /** As LambdaConfig calls it: `CustomMessage`. */
  readonly trigger: string;
  /** The version of its events, where the pool says one: `V2_0`. */
  readonly version?: string;
}

/** The reset page of the pools. */
export interface PageSubject {
  readonly kind: 'page';
  /** As mails link to it, without a query. */
  readonly url: string;
  readonly described: PoolsFile;
  readonly path: Path;
  readonly pools: readonly PoolSubject[];
}

/** A folder of code, read. */
export interface SourceSubject {
  readonly kind: 'source';
  /** As it was named. */
  readonly folder: string;
  readonly read: SourceReport;
}

/** Each kind of them by its word. */
export interface Subjects {
  readonly account: AccountSubject;
  readonly pool: PoolSubject;
  readonly client: ClientSubject;
  readonly function: FunctionSubject;
  readonly page: PageSubject;
  readonly source: SourceSubject;
}

/** The word of a kind. */
export type SubjectKind = keyof Subjects;

/** Any of them. */
export type Subject = Subjects[SubjectKind];

/** All that are looked at, by kind. */
export type FoundSubjects = { readonly [K in SubjectKind]: readonly Subjects[K][] };

/** The pool that a subject belongs to; undefined for what belongs to several. */
export function poolOf(subject: Subject): PoolSubject | undefined {
  if (subject.kind === 'pool') return subject;
  if (subject.kind === 'client') return subject.pool;
  return undefined;
}

/** How a subject is called in a sentence or a list, on one line. */
export function nameOf(subject: Subject): string {
  return printable(called(subject));
}

function called(subject: Subject): string {
  switch (subject.kind) {
    case 'account':
      return 'the account';
    case 'page':
      return `the reset page ${subject.url}`;
    case 'function':
      return `the function ${subject.name}`;
    case 'pool':
      return `${subject.name} (${subject.id})`;
    case 'client':
      return clientName(subject);
    case 'source':
      return `the code in ${subject.folder}`;
  }
}

function clientName({ name, id, pool }: ClientSubject): string {
  return `${name} (${id}) of ${pool.name}`;
}
