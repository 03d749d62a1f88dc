/** Whether a text has that form. Case, white space and a final full stop do not matter: the service has changed them. */
export function textFits(form: string, text: string): boolean {
  return fitterOf(form)(normalText(text));
}

/**
 * Tells whether a text, made normal, has that form, which may have names in angle brackets in place of what varies. Takes
 * time in proportion to the text, however many names the form has.
 */
export function fitterOf(form: string): (normal: string) => boolean {
  const parts = partsOf(form);
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

/** Tells whether a text, made normal, has that form somewhere within, as the line of a log has. */
export function finderOf(form: string): (normal: string) => boolean {
  const parts = partsOf(form)
    .map(part => part.trim())
    .filter(part => part !== '');
  return whole => {
    let from = 0;
    for (const part of parts) {
      const at = whole.indexOf(part, from);
      if (at < 0) return false;
      from = at + part.length;
    }
    return true;
  };
}

function partsOf(form: string): readonly string[] {
  return normalText(form).split(/<\w[\w .,'’/-]{0,60}>/);
}

/**
 * A text as forms are compared: in lower case, with single spaces, without a final full stop and without the JSON that a
 * gateway has put around it.
 */
export function normalText(text: string): string {
  const inner = /^\s*\{\s*"message"\s*:\s*"([^"]*)"\s*\}\s*$/i.exec(text)?.[1] ?? text;
  return inner.toLowerCase().replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}
