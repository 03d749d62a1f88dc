import type { Catalogue, CataloguedCause } from '../causes/catalogue.ts';
import type { ShownError } from '../causes/known.ts';
import { shownForms } from '../causes/shown-form.ts';
import type { Place, Sight } from '../causes/sight.ts';
import { finderOf, fitterOf, normalText } from './form-fits.ts';

/** One way in which one cause shows itself, made ready to be compared. */
export interface KnownForm {
  readonly cause: CataloguedCause;
  readonly at: Place;
  /** Whether Lifeguard's service shows it so; otherwise it is another wording or place of it. */
  readonly isOwn: boolean;
  /** The name of the error, if it has one. */
  readonly error?: string;
  /** Whether a text, made normal, is of this form; absent where the form may say anything. */
  readonly fits?: (normal: string) => boolean;
  /** How many letters and digits of its text do not vary. */
  readonly letters: number;
}

/** Every form of every cause. */
export type KnownForms = readonly KnownForm[];

/** Makes the forms of a catalogue ready. */
export function knownForms(catalogue: Catalogue): KnownForms {
  return [...catalogue.values()].flatMap(cause => {
    const { definition } = cause;
    const own = shownForms(definition).map(sight => formOf(cause, sight, true));
    return [...own, ...(definition.seen ?? []).map(sight => formOf(cause, sight, false))];
  });
}

function formOf(cause: CataloguedCause, { at, error, text }: Sight, isOwn: boolean): KnownForm {
  const letters = (text ?? '').replace(/<[^<>]*>/g, '').replace(/\W/g, '').length;
  // What is nothing but a name in angle brackets, such as the text of a handler, may be anything.
  const saysAnything = text === undefined || (text !== '' && letters === 0);
  let fits: ((normal: string) => boolean) | undefined;
  return {
    cause,
    at,
    isOwn,
    letters,
    ...(error !== undefined && { error }),
    ...(!saysAnything && {
      fits(normal: string) {
        // Made at the first use: of a thousand forms most are never compared. The words of a log stand within its lines.
        fits ??= at === 'function log' ? finderOf(text) : fitterOf(text);
        return fits(normal);
      },
    }),
  };
}

/**
 * How closely what was shown agrees with a form. `exactly`: name and text; `by its text` alone, where one side has no
 * name; `by its name` alone, where one side has no text; `but for its text`: the names agree, the texts do not.
 */
export type Fit = 'exactly' | 'by its text' | 'by its name' | 'but for its text';

/** An error as it is compared. */
export interface ComparedError {
  readonly type?: string | undefined;
  /** Made normal. */
  readonly text?: string | undefined;
  /** Whether it came by way of a redirect: OAuth names such errors, and their text may be one of the API. */
  readonly isRedirected: boolean;
}

/** An error made ready to be compared. */
export function compared({ at, type, message }: ShownError): ComparedError {
  return {
    type: type?.toLowerCase(),
    text: message === undefined ? undefined : normalText(message),
    isRedirected: at === 'callback' || at === 'sign-in page',
  };
}

/** How a form fits what was shown; undefined where it does not. */
export function fitOf({ at, error, fits, letters }: KnownForm, shown: ComparedError): Fit | undefined {
  const isNamed =
    error !== undefined && shown.type !== undefined && !(shown.isRedirected && at === 'API' && fits);
  if (isNamed && error.toLowerCase() !== shown.type) return undefined;
  const says = fits && shown.text !== undefined ? fits(shown.text) : undefined;
  if (isNamed) return says ? 'exactly' : says === undefined ? 'by its name' : 'but for its text';
  return says && letters > 0 ? 'by its text' : undefined;
}
