import { importHint } from './import-failure.ts';

/** Why a module gives no handler, with what to do about it. */
interface NoHandler extends Error {
  readonly hint: string;
}

/**
 * The error of Lambda's runtime for a module that does not export a function as the handler.
 *
 * @param setting the file's name, a full stop, the name of the export, as Lambda has it
 */
export function noHandler(setting: string, found: unknown, exported: object): NoHandler {
  const name = setting.split('.').at(-1) ?? setting;
  const isMissing = found === undefined;
  const message = `${setting} is ${isMissing ? 'undefined or not exported' : 'not a function'}`;
  const names = Object.keys(exported).filter(one => one !== 'default' && one !== 'module.exports');
  const hint = Object.hasOwn(exported, name)
    ? `${name} is ${kindOf(found)}; it must be a function.`
    : `The file exports ${names.slice(0, 10).join(', ') || 'nothing'}; it must export a function named ${name}.`;
  return Object.assign(new Error(message), { name: 'Runtime.HandlerNotFound', hint });
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  const kind = Array.isArray(value) ? 'array' : typeof value;
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}

/** What to do about code that does not load, where that is known. */
export function loadHint(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('hint' in error && typeof error.hint === 'string') return error.hint;
  if ('code' in error && error.code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') return notStripped;
  const { message, stack = '' } = error;
  return importHint(message) ?? (error instanceof SyntaxError ? syntaxHint(message, stack) : undefined);
}

const notStripped =
  'TypeScript is run by leaving its types out, so that it may have nothing that must be compiled. In place of an ' +
  'enum write an object `as const`, of a namespace a module, of a parameter property a member that the constructor ' +
  'sets; or let `handler` in pools.yaml name the built JavaScript.';

/** What a file that is read as CommonJS says of the words of modules. */
const moduleWords =
  /^(?:Unexpected token 'export'|Cannot use import statement outside a module|Cannot use 'import\.meta' outside a module)$/;

/** @param stack begins with the file, where Node.js knows it */
function syntaxHint(message: string, stack: string): string | undefined {
  const [, name = '', extension = ''] = /^[^\n]*?([^/\\\n]+)\.([mc]?[jt]s):\d+\n/.exec(stack) ?? [];
  const [, missing] = /does not provide an export named '([^']+)'/.exec(message) ?? [];
  if (missing !== undefined && extension.endsWith('ts')) {
    return (
      `Where ${missing} is a type or an interface, import it by \`import type\`: TypeScript is run by leaving its types ` +
      'out, and an import without that word stays.'
    );
  }
  if (!moduleWords.test(message) || extension === '' || extension.startsWith('m')) return undefined;
  return (
    `Node.js reads ${name}.${extension} as CommonJS, by its name or the "type" in package.json. Name it ` +
    `${name}.m${extension.slice(-2)}, or set "type": "module" in package.json.`
  );
}
