import { nameOfOccasion } from '../../guard/occasion.ts';
import { readableJson } from '../readable-json.ts';
import { type GuardReport, isFailed } from './guard-report.ts';

/** The form of the JSON. It changes only where readers would break. */
const schemaVersion = 1;

/** The report as JSON. */
export function jsonReport(report: GuardReport): string {
  const { page, browser, pools, verdicts, mutants, milliseconds } = report;
  return readableJson({
    schemaVersion,
    page,
    browser,
    ok: !isFailed(report),
    clients: pools.clients,
    checks: verdicts.map(({ invariant, occasion, problem, isSeen }) => ({
      invariant: invariant.id,
      kind: occasion.kind,
      occasion: nameOfOccasion(occasion),
      client: 'client' in occasion ? occasion.client.id : null,
      ok: problem === undefined,
      seen: isSeen,
      problem: problem ?? null,
    })),
    mutants: mutants.map(({ name, about, outcome, by }) => ({ name, about, outcome, by: by ?? null })),
    milliseconds: Math.round(milliseconds),
  });
}
