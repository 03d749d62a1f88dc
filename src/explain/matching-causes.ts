import type { Catalogue, CataloguedCause } from '../causes/catalogue.ts';
import type { ShownError } from '../causes/known.ts';
import { shownForms } from '../causes/shown-form.ts';
import { type Fit, shownFits } from './shown-fits.ts';

/** A cause that shows what was seen, and how closely. */
export interface Match {
  readonly cause: CataloguedCause;
  readonly fit: Fit;
}

const order: readonly Fit[] = ['exactly', 'by its text', 'by its name', 'but for its text'];

/**
 * The causes that show this error. Where some agree in name and text, those that agree in their name alone are only
 * among them if they may say anything; where none does, the text is taken for one that has been reworded.
 */
export function matchingCauses(catalogue: Catalogue, { type, message }: ShownError): readonly Match[] {
  const shown = { error: type, text: message };
  const found = [...catalogue.values()].flatMap(cause => {
    const { definition } = cause;
    const fits = [...shownForms(definition), ...(definition.seen ?? [])].map(form => shownFits(form, shown));
    const fit = order.find(one => fits.includes(one));
    return fit === undefined ? [] : [{ cause, fit }];
  });
  const best = order.find(one => found.some(({ fit }) => fit === one));
  if (best === 'but for its text') return found;
  return found.filter(({ fit }) => fit !== 'but for its text');
}
