import type { Catalogue } from '../causes/catalogue.ts';
import type { Known, ShownError } from '../causes/known.ts';
import { askedPool, sender } from '../causes/sender.ts';
import { areaFits } from './area-of-operation.ts';
import type { Fit, KnownForms } from './known-forms.ts';
import { type Match, matchingCauses } from './matching-causes.ts';
import { type Occasion, occasionsIn } from './occasion.ts';
import { type Candidate, type Ranking, rank } from './rank.ts';
import type { Told } from './reading.ts';
import { undeclaredError } from './undeclared.ts';

/** What may be behind one thing that was seen, or behind all of it where no error was. */
export interface Finding extends Ranking {
  /** Absent where it comes of the evidence alone. */
  readonly error?: ShownError;
  /** How often it was seen. */
  readonly times: number;
  /** What is strange about the error itself. */
  readonly note?: string;
  /** What the causes were judged by. */
  readonly known: Known;
}

const fits: Readonly<Record<Fit, number>> = {
  exactly: 1,
  'by its text': 1,
  'by its name': 0.5,
  'but for its text': 0.25,
};

/**
 * Finds the causes behind all that is known: for each error that was seen, then those that the evidence settles by
 * itself. What is settled comes first.
 *
 * @param forms those of the catalogue
 * @param told what readers have learnt of causes by themselves
 */
export function explain(
  catalogue: Catalogue,
  forms: KnownForms,
  known: Known,
  told: readonly Told[],
): readonly Finding[] {
  const explained = occasionsIn(known).map(occasion => explainOne(catalogue, forms, occasion, told));
  const byErrors = joined(explained);
  const seen = new Set(byErrors.flatMap(({ causes, ruledOut }) => [...causes, ...ruledOut].map(idOf)));
  const byEvidence = fromEvidence(catalogue, known, told, seen, byErrors.length > 0);
  const all = [...byErrors, ...(byEvidence.causes.length > 0 ? [byEvidence] : [])];
  // A line of a log that no cause is known to write says nothing where another thing tells the cause.
  const isTelling = ({ error, causes }: Finding) => error?.at !== 'function log' || causes.length > 0;
  const findings = all.some(isTelling) ? all.filter(isTelling) : all;
  const sureness = ({ causes: [first] }: Finding) => (first?.confidence === 'certain' ? 0 : 1);
  return findings.toSorted((a, b) => sureness(a) - sureness(b));
}

function explainOne(
  catalogue: Catalogue,
  forms: KnownForms,
  occasion: Occasion,
  told: readonly Told[],
): Finding {
  const { error, known, call } = occasion;
  const matches = matchingCauses(forms, error);
  const candidates = matches.map(match =>
    candidate(
      match,
      told.filter(one => one.call === undefined || one.call === call),
      error.operation,
    ),
  );
  const matched = candidates.map(({ cause }) => cause.definition.id);
  // The recorder may know a cause that this catalogue would not have looked at.
  const others = told.flatMap(one => {
    const cause = one.call !== undefined && one.call === call ? catalogue.get(one.cause) : undefined;
    return cause && !matched.includes(one.cause) ? [{ cause, weight: 1, told: [one.evidence] }] : [];
  });
  // Where no text agrees, the list is one of errors of that name, which may have nothing to do with this one.
  const isOtherText = matches.length > 0 && matches.every(({ fit }) => fit === 'but for its text');
  const ranking = rank([...candidates, ...others], known);
  const isSure = others.length > 0 || ranking.causes[0]?.confidence === 'certain';
  const note = undeclaredError(error) ?? (isOtherText && !isSure ? unknownText : undefined);
  return {
    error,
    times: 1,
    known,
    ...ranking,
    ...(note !== undefined && { note }),
  };
}

const unknownText =
  'No cause that is known shows this text. What follows shows an error of the same name in other words, and may have ' +
  'nothing to do with it.';

function candidate(
  { cause, fit, isOlder, precision }: Match,
  told: readonly Told[],
  operation: string | undefined,
): Candidate {
  const own = told.filter(one => one.cause === cause.definition.id).map(({ evidence }) => evidence);
  const weight = precision * fits[fit] * (isOlder ? 0.5 : 1) * (areaFits(cause.area, operation) ? 1 : 0.05);
  return { cause, weight, told: own };
}

/** Findings of the same error with the same first cause are one. */
function joined(findings: readonly Finding[]): readonly Finding[] {
  const alike = Map.groupBy(findings, ({ error, causes: [first] }) =>
    JSON.stringify([error?.operation, error?.type, error?.message, first?.definition.id, first?.confidence]),
  );
  return [...alike.values()].flatMap(group => {
    const last = group.at(-1);
    return last ? [{ ...last, times: group.length }] : [];
  });
}

/**
 * Causes that no error has led to: those that are settled, or where there is no error, all that something speaks for.
 * A call that failed with an error speaks for what shows that error, and settles nothing else. How a pool, its clients and its user are does not count by itself: it breaks nothing until somebody runs into it.
 */
function fromEvidence(
  catalogue: Catalogue,
  known: Known,
  told: readonly Told[],
  seen: ReadonlySet<string>,
  settledOnly: boolean,
): Finding {
  const general = told.filter(({ call }) => call === undefined);
  const ground = groundOf(known);
  const beside = withoutFailedCalls(known);
  const candidates = [...catalogue.values()]
    .filter(({ definition }) => !seen.has(definition.id))
    .map(cause => candidate({ cause, fit: 'exactly', isOlder: false, precision: 1 }, general, undefined))
    .filter(({ cause: { definition }, told: own }) => {
      const all = definition.judge?.(beside) ?? [];
      const usual = new Set(all.length > 0 ? definition.judge?.(ground).map(({ says }) => says) : []);
      const words = [...own, ...all.filter(({ says }) => !usual.has(says))].map(({ speaks }) => speaks);
      if (words.includes('settles it')) return true;
      return !settledOnly && words.includes('for') && all.every(({ speaks }) => speaks !== 'rules it out');
    });
  return { times: 1, known, ...rank(candidates, beside) };
}

/** The same without the calls of which the error is explained by itself; who sent the last of them stays known. */
function withoutFailedCalls(known: Known): Known {
  const sentBy = sender(known);
  return {
    ...known,
    calls: known.calls.filter(({ error }) => error === undefined),
    ...(sentBy !== undefined && { sentBy }),
  };
}

/** The same without anything that happened: how things are, of the pool and app client that are asked about. */
function groundOf(known: Known): Known {
  const { id } = askedPool(known) ?? {};
  const sentBy = sender(known);
  return {
    ...known,
    ...nothingHappened,
    pools: known.pools.filter(pool => id === undefined || pool.id === id),
    ...(sentBy !== undefined && { sentBy }),
  };
}

const nothingHappened: Pick<
  Known,
  'errors' | 'links' | 'addresses' | 'tokens' | 'calls' | 'answers' | 'logs'
> = { errors: [], links: [], addresses: [], tokens: [], calls: [], answers: [], logs: [] };

function idOf({ definition }: { readonly definition: { readonly id: string } }): string {
  return definition.id;
}
