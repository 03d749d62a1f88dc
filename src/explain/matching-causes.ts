import type { Catalogue, CataloguedCause } from '../causes/catalogue.ts';
import type { ShownError } from '../causes/known.ts';
import { shownForms } from '../causes/shown-form.ts';
import { type Fit, shownFits } from './shown-fits.ts';

/** A cause that shows what was seen, and how closely. */
export interface Match {
  readonly cause: CataloguedCause;
  readonly fit: Fit;
  /** It shows something else by now: what was seen is an older or rarer wording of it. */
  readonly isOlder: boolean;
}

const order: readonly Fit[] = ['exactly', 'by its text', 'by its name', 'but for its text'];

/**
 * The causes that show this error. Where some agree in name and text, those that agree in their name alone are only
 * among them if they may say anything; where none does, the text is taken for one that has been reworded.
 */
export function matchingCauses(catalogue: Catalogue, { at, type, message }: ShownError): readonly Match[] {
  const shown = { error: type, text: message };
  const found = [...catalogue.values()].flatMap(cause => {
    const { definition } = cause;
    const own = bestOf(shownForms(definition).map(form => shownFits(form, shown)));
    const others = bestOf((definition.seen ?? []).map(form => shownFits(form, shown)));
    const fit = bestOf([own, others]);
    const isOlder = definition.shows !== undefined && at === 'API' && fit !== own;
    return fit === undefined ? [] : [{ cause, fit, isOlder }];
  });
  const best = bestOf(found.map(({ fit }) => fit));
  if (best === 'but for its text') return found;
  return found.filter(({ fit }) => fit !== 'but for its text');
}

function bestOf(fits: readonly (Fit | undefined)[]): Fit | undefined {
  return order.find(one => fits.includes(one));
}
