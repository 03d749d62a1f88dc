import { isSeq } from 'yaml';
import { literal } from '../config/literal.ts';
import { parsePools } from '../config/load-pools.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import type { Problem } from '../config/problem.ts';
import { type Path, parseSource, pathText } from '../config/source.ts';
import type { Environment } from '../config/substitute.ts';
import { type Compared, compare } from './compare.ts';
import type { Deployed } from './deployed.ts';
import type { Drift } from './drift.ts';
import { type Edit, isPruning, type LeftDrift, type Planned, planEdits, withoutProblem } from './edit.ts';
import { editDocument } from './edit-document.ts';
import { keptFormat } from './kept-format.ts';
import { withFunctions } from './with-functions.ts';

/** A pools.yaml that is brought to what exists. */
export interface PullInput {
  readonly text: string;
  /** The file's name for problems, and the directory that paths of handlers start from. */
  readonly file: string;
  readonly directory: string;
  readonly environment: Environment;
  readonly deployed: Deployed;
  readonly compared: Compared;
  /** Whether entries of what does not exist are taken out. */
  readonly prune: boolean;
}

/** What became of it. */
export interface Pulled {
  readonly text: string;
  /** What was brought to what exists, all of it or in part. */
  readonly written: readonly Drift[];
  /** What still differs, and why. */
  readonly left: readonly LeftDrift[];
}

/** How many values that pools.yaml refuses are taken out one by one. */
const mostRefused = 200;

/**
 * Brings a pools.yaml to what exists: only what a source tells and what differs is changed. What the file could not hold
 * is left out and told.
 *
 * @param file as it was read
 */
export function pull(file: PoolsFile, input: PullInput): Pulled {
  const drifts = compare(file, input.deployed, input.compared);
  const fallbackClient = file.resetPage?.fallbackClient;
  const { planned, left } = planEdits(drifts, { prune: input.prune, fallbackClient });
  const plan = withFunctions(file, planned).map(asLiterals);
  const pruning = plan.filter(({ edits }) => edits.some(isPruning));
  const changes = accepted(
    input,
    plan.filter(row => !pruning.includes(row)),
  );
  const all = pruning.length > 0 ? attempt(input, [...changes.plan, ...pruning]) : changes.last;
  const [problem] = all.problems;
  // Entries that are taken out move the others, so that a problem no longer tells whose it is.
  const done = problem ? changes.last : all;
  const unpruned = problem
    ? pruning.map(({ drift }) => ({
        drift,
        why: `without it pools.yaml wants ${problem.expected} at ${problem.path}`,
      }))
    : [];
  const kept = [...changes.refused, ...done.kept, ...unpruned];
  const rows = problem ? changes.plan : [...changes.plan, ...pruning];
  return {
    text: done.text,
    written: rows.map(({ drift }) => drift).filter(drift => !done.kept.some(one => one.drift === drift)),
    left: [...left, ...kept],
  };
}

/** What a source tells never refers to the environment, whatever it looks like. */
function asLiterals({ drift, edits }: Planned): Planned {
  return {
    drift,
    edits: edits.map(edit => ({
      ...edit,
      value: literal(edit.value),
      described: literal(edit.described),
    })),
  };
}

/** The part of a plan that pools.yaml takes, and what it refuses. */
function accepted(
  input: PullInput,
  planned: readonly Planned[],
): {
  readonly plan: readonly Planned[];
  readonly refused: readonly LeftDrift[];
  /** What the plan makes of the file. */
  readonly last: Attempt;
} {
  const refused: LeftDrift[] = [];
  let plan = planned;
  for (let tries = 0; tries <= mostRefused; tries += 1) {
    const last = attempt(input, plan);
    const { problems, places } = last;
    if (problems.length === 0) return { plan, refused, last };
    const trimmed = problems
      .map(problem => ({ problem, plan: plan.map(row => without(row, problem, places)) }))
      .find(one => one.plan.some((row, index) => row !== plan[index]));
    if (!trimmed) break;
    const { expected, path } = trimmed.problem;
    for (const [index, row] of plan.entries()) {
      if (trimmed.plan[index] === row) continue;
      refused.push({ drift: row.drift, why: `pools.yaml takes ${expected} at ${path}` });
    }
    plan = trimmed.plan.filter(({ edits }) => edits.length > 0);
  }
  // Better no change than a file that is not right.
  const why = 'the file would not be right with it';
  const known = new Map(refused.map(one => [one.drift, one]));
  return {
    plan: [],
    refused: planned.map(({ drift }) => known.get(drift) ?? { drift, why }),
    last: attempt(input, []),
  };
}

function without(row: Planned, { path }: Problem, places: ReadonlyMap<Edit, Path>): Planned {
  const edits = row.edits.flatMap(edit => withoutProblem(edit, places.get(edit) ?? edit.path, path) ?? []);
  const isSame = edits.length === row.edits.length && edits.every((edit, index) => edit === row.edits[index]);
  return isSame ? row : { drift: row.drift, edits };
}

interface Attempt {
  readonly text: string;
  readonly problems: readonly Problem[];
  /** Drifts whose value is a reference to the environment, which stays. */
  readonly kept: readonly LeftDrift[];
  /** Where what is pushed comes to stand. */
  readonly places: ReadonlyMap<Edit, Path>;
}

function attempt(input: PullInput, plan: readonly Planned[]): Attempt {
  const { text, file, directory, environment } = input;
  const parsed = parseSource(file, text, 'pools.yaml');
  if ('problems' in parsed) throw new Error('a pools.yaml that was read is not read again');
  const { document } = parsed.source;
  const edits = plan.flatMap(row => row.edits);
  const places = new Map<Edit, Path>();
  const counts = new Map<string, number>();
  for (const edit of edits.filter(({ kind }) => kind === 'push')) {
    const list = document.getIn(edit.path, true);
    const key = pathText(edit.path);
    const index = counts.get(key) ?? (isSeq(list) ? list.items.length : 0);
    counts.set(key, index + 1);
    places.set(edit, [...edit.path, index]);
  }
  const unmade = editDocument(document, text, edits);
  const changed = keptFormat(text, document);
  const read = parsePools(changed, { file, directory, environment });
  return {
    text: changed,
    problems: read.ok ? [] : read.problems,
    kept: plan
      .filter(row => row.edits.some(edit => unmade.includes(edit)))
      .map(({ drift }) => ({ drift, why: 'a reference to the environment stands there' })),
    places,
  };
}
