import { annotation } from '../github-annotation.ts';
import { byInvariant, type GuardReport, problemsIn } from './guard-report.ts';

/** The report as annotations of a GitHub Actions step: one for each invariant that fails, as GitHub shows few of a kind. */
export function githubReport({ page, verdicts, mutants }: GuardReport): string {
  const wrong = [...byInvariant(verdicts)].flatMap(([{ id, title }, held]) => {
    const lines = problemsIn(held);
    if (lines.length === 0) return [];
    return [annotation('error', { title: `${id}: ${page}` }, [title, ...lines].join('\n'))];
  });
  const missed = mutants
    .filter(({ outcome }) => outcome === 'not caught')
    .map(({ name, about }) =>
      annotation('error', { title: `mutant ${name}: ${page}` }, `A page that ${about} was not caught.`),
    );
  const lines = [...wrong, ...missed];
  return lines.length === 0 ? 'Nothing wrong.' : lines.join('\n');
}
