import { posix } from 'node:path';
import type { Code } from './code.ts';
import { messagesOf } from './message-text.ts';
import { pageName } from './page.ts';
import type { Source } from './source.ts';
import { calledName, literalText } from './syntax.ts';

/**
 * The files that a handler of messages makes them of: modules that it imports from beside it, and templates of HTML, or
 * of a language that makes HTML, that it names. None for another file.
 *
 * @param listed all files there are
 */
export function messageFilesOf(
  { path, text, code, isOfMessages }: Source,
  listed: ReadonlySet<string>,
): readonly string[] {
  const isHandler = /Custom(Email|SMS)Sender/.test(text) || messagesOf(code).length > 0;
  if (!isHandler && isOfMessages !== true) return [];
  const folder = posix.dirname(path);
  const modules = specifiersIn(code).flatMap(
    specifier => moduleAt(posix.join(folder, specifier), listed) ?? [],
  );
  return [...new Set([...modules, ...templatesIn(code, folder, listed)])];
}

function specifiersIn(code: Code): readonly string[] {
  const imports = code.of('ImportDeclaration').map(({ source }) => source.value);
  const calls = code.of('CallExpression', 'ImportExpression').flatMap(call => {
    if (call.type === 'ImportExpression') return literalText(call.source) ?? [];
    const [first] = call.arguments;
    const isImport = calledName(call) === 'require' || call.callee.type === 'Import';
    return (isImport && first && literalText(first)) || [];
  });
  return [...imports, ...calls].filter(one => /^\.\.?\//.test(one));
}

function moduleAt(path: string, listed: ReadonlySet<string>): string | undefined {
  const stem = path.replace(/\.[cm]?js$/, '');
  const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
  const candidates = [
    path,
    ...[stem, path, `${path}/index`].flatMap(one => endings.map(ending => one + ending)),
  ];
  return candidates.find(one => listed.has(one));
}

/** Templates by the names that are written: `reset.html`, `./mails/reset.hbs`, `mails/${name}.mjml`. */
function templatesIn(code: Code, folder: string, listed: ReadonlySet<string>): readonly string[] {
  const pages = [...listed].filter(one => pageName.test(one));
  const whole = code.of('StringLiteral').map(({ value }) => value);
  const named = [...whole, ...code.of('TemplateLiteral').flatMap(one => literalText(one) ?? [])].filter(
    one => pageName.test(one) && /[\w-]\.\w+$/.test(one),
  );
  const chosen = code.of('TemplateLiteral').flatMap(({ quasis }) => {
    const [first, last] = [quasis[0]?.value.raw ?? '', quasis.at(-1)?.value.raw ?? ''];
    if (quasis.length < 2 || !pageName.test(last)) return [];
    const before = posix.join(folder, first.replace(/^\/+/, ''));
    return pages.filter(one => one.startsWith(before) && one.endsWith(last));
  });
  return [...named.flatMap(name => pageNamed(name, folder, pages)), ...chosen];
}

/** The page at a place beside the handler, else the nearest whose path ends so, since builds move files. */
function pageNamed(name: string, folder: string, pages: readonly string[]): readonly string[] {
  const beside = posix.join(folder, name.replace(/^\/+/, ''));
  if (pages.includes(beside)) return [beside];
  const ending = `/${name.replace(/^[./]+/, '')}`;
  const same = pages.filter(page => `/${page}`.endsWith(ending));
  const below = same.filter(page => folder === '.' || page.startsWith(`${folder}/`));
  return below.length > 0 ? below : same.length === 1 ? same : [];
}
