import type { Catalogue } from '../causes/catalogue.ts';
import type { Known } from '../causes/known.ts';
import { explain } from '../explain/explain.ts';
import { knownForms } from '../explain/known-forms.ts';
import { createBoundedMap } from './bounded-map.ts';
import type { ToldCause } from './told-cause.ts';

/** An error as a caller sees it. */
export interface SeenError {
  readonly operation: string;
  readonly type: string;
  readonly message: string | null;
}

/** What is most likely behind an error that no pair of calls explains; undefined where nothing stands out. */
export type LikelyCause = (error: SeenError) => ToldCause | undefined;

/** Ranks as `lifeguard explain` does, by the error alone. The same error is ranked once. */
export function createLikelyCause(catalogue: Catalogue, now: () => number): LikelyCause {
  const forms = knownForms(catalogue);
  const ranked = createBoundedMap<ToldCause | 'unclear'>(1_000);
  return error => {
    const key = JSON.stringify(error);
    let told = ranked.get(key);
    if (told === undefined) {
      told = rankedFirst(error) ?? 'unclear';
      ranked.set(key, told);
    }
    return told === 'unclear' ? undefined : told;
  };

  function rankedFirst({ operation, type, message }: SeenError): ToldCause | undefined {
    const shown = { at: 'API', operation, type, ...(message !== null && { message }) } as const;
    const [finding] = explain(catalogue, forms, { ...nothingKnown, now: now(), errors: [shown] }, []);
    const [first] = finding?.error ? finding.causes : [];
    if (first?.confidence !== 'certain' && first?.confidence !== 'likely') return undefined;
    const { id, title } = first.definition;
    return { id, title, says: 'Only the error tells it.', facts: {}, isSure: false };
  }
}

const nothingKnown: Omit<Known, 'now'> = {
  errors: [],
  links: [],
  addresses: [],
  tokens: [],
  calls: [],
  answers: [],
  logs: [],
  pools: [],
};
