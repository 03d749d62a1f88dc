/** What SDKs add to the message of the service. */
const added = [
  // botocore names the error before and within its own line.
  /^An error occurred \(\w+\) when calling the \w+ operation(?: \([^)]*\))?:\s*/,
  // Java, Kotlin and PHP tell the request; Rust tells the error once more.
  / {0,3}\(Service: .*$/,
  /,? {0,3}\(?Request ?ID: .*$/i,
  / - \{.*$/,
  / \(\w+\(\w+ ?\{.*$/,
  // The rest of a stack in JSON.
  /\\+[nrt].*$/,
];

/**
 * A message without the quotation marks and brackets of what has printed it, and without what its SDK has added. At most
 * 2,000 characters of it are kept.
 */
export function unwrapped(said: string): string {
  const alone = added.reduce((rest, pattern) => rest.replace(pattern, ''), said.slice(0, 2_000).trim());
  const [, , quoted] = /^(["'])((?:[^\\]|\\.)*?)\1\s*(?=[,;)}\]>]|$)/.exec(alone) ?? [];
  if (quoted !== undefined) return quoted.trim();
  let rest = alone.replace(/^["']/, '').trim();
  for (let count = 0; count < mostEnds; count++) rest = withoutEnd(rest);
  return rest;
}

/** More brackets and marks than that do not stand around a message. */
const mostEnds = 12;

const openers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/** A bracket or mark at the end that nothing in the text has opened belongs to what stands around it. */
function withoutEnd(text: string): string {
  const last = text.at(-1) ?? '';
  const shorter = text.slice(0, -1).trimEnd();
  if (/[,;\\]/.test(last) || /[)\]}]:$/.test(text)) return shorter;
  const opener = openers[last];
  if (opener !== undefined && text.split(last).length > text.split(opener).length) return shorter;
  const isMark = last === '"' || last === "'";
  const opened = isMark ? (shorter.match(new RegExp(`(?:^|[\\s([{=:,])${last}`, 'g'))?.length ?? 0) : 0;
  if (isMark && opened === 0) return shorter;
  return text.replace(/, ?(?:null|nil|undefined|None)$/, '');
}
