/**
 * How closely what was shown agrees with what a cause shows. `exactly`: name and text; `by its text` alone, where one
 * side has no name; `by its name` alone, where one side has no text; `but for its text`: the names agree, the texts do
 * not.
 */
export type Fit = 'exactly' | 'by its text' | 'by its name' | 'but for its text';

/** What an error is called and says; a text may have names in angle brackets in place of what varies. */
export interface Shown {
  readonly error?: string | undefined;
  readonly text?: string | undefined;
}

/** How a form of a cause fits what was shown; undefined where it does not. */
export function shownFits(form: Shown, shown: Shown): Fit | undefined {
  const name = form.error && shown.error ? sameName(form.error, shown.error) : undefined;
  const saysAnything =
    form.text !== undefined && literals(form.text).join('').trim() === '' && form.text !== '';
  const formText = saysAnything ? undefined : form.text;
  const text =
    formText !== undefined && shown.text !== undefined ? textFits(formText, shown.text) : undefined;
  if (name === false) return undefined;
  if (text === true) return name === true ? 'exactly' : formText === '' ? undefined : 'by its text';
  if (name !== true) return undefined;
  return text === false ? 'but for its text' : 'by its name';
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Whether a text has that form. Case, white space and a final full stop do not matter: the service has changed them. */
export function textFits(form: string, text: string): boolean {
  return fitterOf(form)(normalText(text));
}

/**
 * Tells whether a text, made normal, has that form. Takes time in proportion to the text, however many names the form
 * has.
 */
export function fitterOf(form: string): (normal: string) => boolean {
  const parts = literals(normalText(form));
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  const middle = parts.slice(1, -1);
  if (parts.length === 1) return whole => whole === first;
  return whole => {
    if (!whole.startsWith(first) || !whole.endsWith(last)) return false;
    let from = first.length;
    const end = whole.length - last.length;
    for (const part of middle) {
      // Each name stands for at least one character.
      const at = whole.indexOf(part, from + 1);
      if (at < 0 || at + part.length > end) return false;
      from = at + part.length;
    }
    return end > from;
  };
}

/**
 * A text as forms are compared: in lower case, with single spaces, without a final full stop and without the JSON that a
 * gateway has put around it.
 */
export function normalText(text: string): string {
  const inner = /^\s*\{\s*"message"\s*:\s*"([^"]*)"\s*\}\s*$/i.exec(text)?.[1] ?? text;
  return inner.toLowerCase().replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}

function literals(form: string): readonly string[] {
  return form.split(/<[\w][\w .,'’/-]{0,60}>/);
}
