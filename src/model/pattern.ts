/** Java's white space, which is ASCII; JavaScript's `\s` is not. */
const javaSpace = ' \\t\\n\\v\\f\\r';
/** All that Java's dot leaves out. */
const javaLineEnds = '\\n\\r\\u0085\\u2028\\u2029';

const anyText = '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*';
const someText = '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+';

/**
 * The model's patterns that take quadratic time on text made for it, and the same languages in linear time:
 * what stands between the repeats is looked for ahead, once, since the repeats would take it in too.
 */
const linearForms: ReadonlyMap<string, string> = new Map([
  [`${someText}@${someText}`, `(?=[^]+@[^])${someText}`],
  [`${anyText}\\{####\\}${anyText}`, `(?=[^]*\\{####\\})${anyText}`],
  [`${anyText}\\{##${anyText}##\\}${anyText}`, `(?=(?:(?!\\{##)[^])*\\{##[^]*##\\})${anyText}`],
]);

/**
 * A test for whole texts, in linear time, from a pattern of the API model, which is a Java regular expression
 * as `matches()` uses it. Text is taken by Unicode characters.
 */
export function compilePattern(pattern: string): (text: string) => boolean {
  const compiled = compileLiterally(linearForms.get(pattern) ?? pattern);
  return text => compiled.test(text);
}

/** The expression as it stands, without regard to the time that it takes. */
export function compileLiterally(pattern: string): RegExp {
  return new RegExp(`^(?:${translate(pattern)})$`, 'v');
}

/** From Java's syntax to JavaScript's with the `v` flag, for all that the model's patterns use. */
function translate(pattern: string): string {
  const dotAll = pattern.startsWith('(?s)');
  const source = dotAll ? pattern.slice(4) : pattern;
  let result = '';
  for (let at = 0; at < source.length; ) {
    const token = tokenAt(source, at);
    if (token === '[' && source.startsWith('[^]', at)) {
      result += '[^]';
      at += 3;
      continue;
    }
    if (token === '[') {
      const [translated, end] = translateClass(source, at);
      result += translated;
      at = end;
      continue;
    }
    if (token === '\\s') result += `[${javaSpace}]`;
    else if (token === '\\S') result += `[^${javaSpace}]`;
    else if (token === '.') result += dotAll ? '[^]' : `[^${javaLineEnds}]`;
    else result += token;
    at += token.length;
  }
  return result;
}

/** Translates the class that opens at `start`; gives it with the place behind its end. */
function translateClass(source: string, start: number): [string, number] {
  let at = start + 1;
  let result = '[';
  if (source[at] === '^') {
    result += '^';
    at += 1;
  }
  for (let open = false; source[at] !== ']'; ) {
    const token = tokenAt(source, at);
    at += token.length;
    if (token === '-' && open && source[at] !== ']') {
      const end = tokenAt(source, at);
      at += end.length;
      result += `-${literal(end)}`;
      open = false;
      continue;
    }
    result += literal(token);
    open = !/^\\[sSwWdDp]/.test(token);
  }
  return [`${result}]`, at + 1];
}

/** What stands for that token inside a class. The `v` flag reserves more characters there than Java does. */
function literal(token: string): string {
  if (token === '\\s') return javaSpace;
  if (token === '\\S') return `[^${javaSpace}]`;
  return /^[()[\]{}/\-|]$/.test(token) ? `\\${token}` : token;
}

/** One character of the pattern with all that belongs to it: `a`, `\{`, `\x21`, `\p{L}`. */
function tokenAt(source: string, at: number): string {
  const [token] = /^(?:\\(?:p\{\w+\}|x[0-9A-Fa-f]{2}|.)|.)/su.exec(source.slice(at)) ?? [];
  if (token === undefined) throw new Error(`the pattern ${source} ends too early`);
  return token;
}
