import type { Finding } from '../../explain/explain.ts';
import { maskAddresses } from '../../explain/safe-text.ts';
import type { ExplainLook } from './explain-report.ts';
import type { NamedReading } from './named-reading.ts';

/** The version of the form of what follows; it grows where a member changes its meaning or goes. */
const schemaVersion = 1;

/** What explain found, for programs. docs/explain.md describes it. */
export function explainData(
  readings: readonly NamedReading[],
  findings: readonly Finding[],
  { showUsers, all }: Pick<ExplainLook, 'showUsers' | 'all'>,
): object {
  const text = (value: string) => (showUsers ? value : maskAddresses(value));
  return {
    schemaVersion,
    read: readings.map(({ from, kind, says, notes = [] }) => ({
      from: text(from),
      kind,
      says: text(says),
      notes: notes.map(text),
    })),
    findings: findings.map(({ error, times, note, causes, ruledOut, known }) => ({
      error: error && { ...error, ...(error.message !== undefined && { message: text(error.message) }) },
      times,
      note,
      causes: (all ? causes : causes.slice(0, 3)).map(({ area, definition, share, confidence, evidence }) => {
        const { id, title, means, toldApart, fix, source } = definition;
        const settledBy = definition.settledBy?.(known);
        return {
          ...{ id, area, title, confidence, share: Math.round(share * 1_000) / 1_000 },
          evidence: evidence.map(({ says, speaks }) => ({ says: text(says), speaks })),
          ...{ means, toldApart, fix },
          settledBy: settledBy && text(settledBy),
          docs: `docs/causes/${id}.md`,
          source,
        };
      }),
      causesInAll: causes.length,
      ruledOut: ruledOut.map(({ definition: { id, title }, evidence }) => ({
        id,
        title,
        evidence: evidence.map(({ says, speaks }) => ({ says: text(says), speaks })),
      })),
    })),
  };
}
