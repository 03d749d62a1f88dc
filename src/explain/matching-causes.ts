import type { CataloguedCause } from '../causes/catalogue.ts';
import type { ShownError } from '../causes/known.ts';
import { compared, type Fit, fitOf, type KnownForms } from './known-forms.ts';

/** A cause that shows what was seen, and how closely. */
export interface Match {
  readonly cause: CataloguedCause;
  readonly fit: Fit;
  /** It shows something else by now: what was seen is an older or rarer wording of it. */
  readonly isOlder: boolean;
  /**
   * How much its form says against the one that says most, from 0 to 1: one that names the reason says more than one that
   * takes any. 1 where the texts are not what agrees.
   */
  readonly precision: number;
}

const order: readonly Fit[] = ['exactly', 'by its text', 'by its name', 'but for its text'];

/**
 * The causes that show this error. Where some agree in name and text, those that agree in their name alone are only
 * among them if they may say anything; where none does, the text is taken for one that has been reworded.
 */
export function matchingCauses(forms: KnownForms, error: ShownError): readonly Match[] {
  const shown = compared(error);
  const found = new Map<CataloguedCause, Omit<Match, 'precision'> & { readonly letters: number }>();
  for (const form of forms) {
    const fit = fitOf(form, shown);
    if (fit === undefined) continue;
    const { cause } = form;
    const before = found.get(cause);
    if (before && order.indexOf(before.fit) <= order.indexOf(fit)) continue;
    const isOlder = error.at === 'API' && !form.isOwn && cause.definition.shows !== undefined;
    found.set(cause, { cause, fit, isOlder, letters: form.letters });
  }
  const most = Math.max(...[...found.values()].filter(isByText).map(({ letters }) => letters));
  const matches = [...found.values()].map(({ letters, ...match }) => ({
    ...match,
    precision: isByText(match) && most > 0 ? letters / most : 1,
  }));
  const areReworded = matches.every(({ fit }) => fit === 'but for its text');
  return areReworded ? matches : matches.filter(({ fit }) => fit !== 'but for its text');
}

function isByText({ fit }: Pick<Match, 'fit'>): boolean {
  return fit === 'exactly' || fit === 'by its text';
}
