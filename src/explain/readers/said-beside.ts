import type { NamedError } from './error-names.ts';
import { unwrapped } from './unwrapped.ts';

/** Where the message of an error can stand, seen from its name; the first ones are the surest. */
const places: readonly ((before: string, after: string) => string | undefined)[] = [
  // `Name: message` of most languages, `(Name) when calling the X operation: message`, `Name (client): message` of PHP.
  (_before, after) =>
    /^\)?(?: when calling the \w+ operation(?: \([^)\n]*\))?)?(?: \(client\))?["']?[ \t]*:[ \t]*(?!\s|["']?(?:message|__type)\b|[{[])([^\n]+)/.exec(
      after,
    )?.[1],
  // `name, message, details)` of a Flutter plugin.
  (before, after) => (before.endsWith('(') ? /^, ([^\n]+)/.exec(after)?.[1] : undefined),
  // `name("message", "what to do")` of Swift, and `Name (message)` of logs of Ruby.
  (_before, after) => /^ ?\((?!client\)|\w+ ?[=:{(])([^\n]+)/.exec(after)?.[1],
  // A member called message of what a language prints of an object, behind the name.
  (_before, after) =>
    member(/^[\s\S]{0,300}?["']?\b[mM]essage["']? ?[:=]>? ?(?:(?:Some|Optional)\()?/, after),
  // `message (Name)` of Ruby and `message <Name>`.
  (before, after) =>
    /^[)>]/.test(after)
      ? /(?:^|\n)(?:[^\n]{0,500}:in [`'][^'\n]{1,200}': )?([^\n]{1,2000}?) ?[(<](?:\w+::)*$/.exec(before)?.[1]
      : undefined,
  // A member called message in front of the name.
  (before, _after) => {
    const at = Math.max(before.lastIndexOf('message:'), before.lastIndexOf('message":'));
    return at < 0 ? undefined : member(/^message"?: ?/, before.slice(at));
  },
];

/** All that may be the message of the error of that name, without what stands around it; the likeliest first. */
export function saidBeside(text: string, { start, end }: NamedError): readonly string[] {
  const before = text.slice(Math.max(0, start - 3_000), start);
  const after = text.slice(end, end + 4_000);
  return places.flatMap(place => {
    const said = place(before, after);
    const message = said === undefined ? '' : unwrapped(said);
    return message === '' ? [] : [message];
  });
}

/** What stands behind the beginning of a member: a text in quotation marks, or one up to the next member. */
function member(beginning: RegExp, text: string): string | undefined {
  const begun = beginning.exec(text);
  const line = begun ? (/^[^\n]+/.exec(text.slice(begun[0].length))?.[0] ?? '') : '';
  if (/^["']/.test(line)) return line;
  return line === '' || line.startsWith('{')
    ? undefined
    : line.replace(/, ?["']?[A-Za-z]\w*["']? ?[=:].*$/, '');
}
