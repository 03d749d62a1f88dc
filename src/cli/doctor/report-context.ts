import type { Path } from '../../config/source.ts';
import type { Place } from '../../doctor/finding.ts';
import type { ReportedFinding } from '../../doctor/report.ts';
import { isSourceCheck } from '../../doctor/source-checks.ts';
import type { Severity } from '../../pool/severity.ts';

/** What a report in a format for programs tells beside the findings. */
export interface ReportContext {
  /** Of the package. */
  readonly version: string;
  /** `aws`, or the address of an endpoint. */
  readonly target: string;
  /** pools.yaml as it was named; undefined where none was read. */
  readonly file: string | undefined;
  /** Where a value of that file stands. */
  readonly placeOf: (path: Path) => { readonly line: number; readonly column: number };
  /** From which severity on a finding fails the run. */
  readonly failOn: Severity;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly milliseconds: number;
}

/**
 * Where a finding belongs: its place in code, else in pools.yaml its key or the entry of what it is about; undefined where
 * that file says nothing.
 */
export function placeOf(
  { subject, finding }: Pick<ReportedFinding, 'subject' | 'finding'>,
  { file, placeOf: find }: Pick<ReportContext, 'file' | 'placeOf'>,
): Place | undefined {
  if (finding.place) return finding.place;
  if (subject.kind === 'source') return undefined;
  const path = subject.kind === 'account' ? [] : subject.path;
  if (file === undefined || path === undefined) return undefined;
  return { file, ...find([...path, ...(finding.key ?? [])]) };
}

/** Where a check is explained, below the package's folder. */
export function docsOf(id: string): string {
  return isSourceCheck(id) ? `docs/source-checks.md#${id}` : `docs/checks/${id}.md`;
}
