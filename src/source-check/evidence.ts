/** How much of a line is shown. */
const width = 120;

/** The line around a place, without what looks like a secret or a person's address in it. */
export function evidenceOf(text: string, at: number): string {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  const line = text.slice(from, end < 0 ? undefined : end);
  // Far into a long line, what stands before does not tell anything.
  const start = at - from > width ? at - from - 20 : 0;
  const masked = masks.reduce(
    (shown, [what, by]) => shown.replace(what, by),
    line.slice(start, start + 4 * width),
  );
  const shown = masked.replace(/\s+/g, ' ').trim();
  return `${start > 0 ? '…' : ''}${shown.slice(0, width)}${shown.length > width ? '…' : ''}`;
}

/** What is masked, whatever the line is about: it may stand beside what was found. */
const masks: readonly (readonly [RegExp, string])[] = [
  // A JSON web token, whole or cut.
  [/\beyJ[\w-]{10,}(\.[\w-]*){0,2}/g, 'eyJ…'],
  [/\b(AKIA|ASIA)[A-Z0-9]{12,}/g, '$1…'],
  // Client secrets, keys, hashes. Ids of app clients are shorter and no secret.
  [/(['"`=:\s])(?=[\w+/=-]*\d)([\w+/]{3})[\w+/=-]{29,}/g, '$1$2…'],
  [/((?:password|passwd|secret|code)\w*['"]?\s*[:=]\s*)(['"`])(?:(?!\2).)+\2/gi, '$1$2…$2'],
  [/([\w.+-])[\w.+-]*@([\w-])[\w-]*\.[\w.-]+/g, '$1***@$2***'],
];
