import type { ShownError } from '../../causes/known.ts';
import type { Place } from '../../causes/sight.ts';
import { api } from '../../model/api.ts';
import { normalText } from '../form-fits.ts';
import type { KnownForms } from '../known-forms.ts';
import type { Reading } from '../reading.ts';
import { safeText } from '../safe-text.ts';

/** How the names of errors end, in the API, in SDKs and in libraries that check tokens. */
const named =
  /\b([A-Z][A-Za-z]{2,60}(?:Exception|Error|Failure|Fault|Expired|Token|Signature|Parameter|InJwks)|InvalidAction|OptInRequired)\b/g;

/** Names that say nothing: what languages and SDKs call any error. */
const empty = new Set([
  'Error',
  'TypeError',
  'ClientError',
  'AuthError',
  'ServiceException',
  'RuntimeException',
  'ApiError',
  'ServiceError',
  'AwsError',
  'GotrueError',
]);

/**
 * Reads an error: its name or message alone, a line of the AWS CLI, or what an SDK of any language prints of it, stack
 * and all. A message without a name is one that the catalogue has.
 */
export function readErrorMessage(text: string, forms: KnownForms): Reading | undefined {
  const error = errorIn(text, forms);
  if (!error) return undefined;
  const { type, message, operation } = error;
  const what = [type, message && `"${message}"`].filter(Boolean).join(': ');
  return {
    kind: 'error',
    says: operation === undefined ? what : `${what} of ${operation}`,
    found: { errors: [error] },
  };
}

/** The error in a text; undefined where there is none. */
export function errorIn(text: string, forms: KnownForms): ShownError | undefined {
  const operation = operationIn(text);
  const inside = operation === undefined ? {} : { operation };
  const lines = text.split('\n').map(line => line.trim());
  const known = new Map(
    forms.flatMap(({ error }) => (error === undefined ? [] : [[error.toLowerCase(), error]])),
  );
  const isKnown = (name: string) => known.has(name.toLowerCase()) || Object.hasOwn(api.shapes, name);

  const names = [...text.slice(0, 100_000).matchAll(named)].map(match => ({
    name: match[1] ?? '',
    end: match.index + match[0].length,
  }));
  // The name that is told first may be that of a wrapper; the last one of several is the innermost cause.
  const found =
    names.find(({ name }) => isKnown(name) && !empty.has(name)) ??
    names.find(({ name }) => !empty.has(name) && name.endsWith('Exception'));
  if (found) {
    const message = messageAfter(text, found.end);
    return {
      at: placeOf(found.name, forms),
      type: known.get(found.name.toLowerCase()) ?? found.name,
      ...(message !== undefined && { message: safeText(message) }),
      ...inside,
    };
  }
  const word = lines.flatMap(line => codeWords(line)).find(one => known.has(one.toLowerCase()));
  const type = word === undefined ? undefined : known.get(word.toLowerCase());
  const said = messageIn(lines, forms, type);
  if (said)
    return { at: said.at, message: safeText(said.text), ...(type !== undefined && { type }), ...inside };
  if (type === undefined) return undefined;
  return { at: placeOf(type, forms), type, ...inside };
}

/** A name of an operation that stands in the text by itself. */
function operationIn(text: string): string | undefined {
  const words = text.slice(0, 100_000).match(/[A-Z][A-Za-z]+/g) ?? [];
  const spelled = words.find(word => Object.hasOwn(api.operations, word));
  if (spelled !== undefined) return spelled;
  // As the AWS CLI writes it on its command line: `aws cognito-idp confirm-forgot-password`.
  const [, command = ''] = /\bcognito-idp\s+([a-z]+(?:-[a-z]+)+)/.exec(text) ?? [];
  const camel = command
    .split('-')
    .map(part => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
  return Object.hasOwn(api.operations, camel) ? camel : undefined;
}

/** What stands behind the name: after a colon, or in the member `message` of what a language prints of an object. */
function messageAfter(text: string, end: number): string | undefined {
  const rest = text.slice(end, end + 4_000);
  const [, member] =
    /^[\s\S]{0,200}?["']?\b[mM]essage["']?\s*[:=]\s*(?:Some\()?["']((?:[^"'\\\n]|\\.){1,2000})["']/.exec(
      rest,
    ) ?? [];
  const direct =
    /^\)?(?:\s+when calling the \w+ operation(?: \([^)]*\))?)?(?:\s*\(client\))?["']?\s*[:,]\s*["']?([^\n]{1,2000})/.exec(
      rest,
    )?.[1];
  const chosen =
    direct !== undefined && !/^[{[]|^\s*["']?(?:message|__type)/.test(direct)
      ? direct
      : (member ?? undefined);
  const trimmed = chosen
    // botocore names the error before and within its own line.
    ?.replace(/^An error occurred \(\w+\) when calling the \w+ operation(?: \([^)]*\))?:\s*/, '')
    .replace(/\s*\(Service: [\s\S]*$/, '')
    .replace(/ - \{[\s\S]*$/, '')
    .replace(/["'}]+\s*$/, '')
    .trim();
  return trimmed === '' ? undefined : trimmed;
}

/** `invalid_grant`, `401`, and other words that name an error without being in its form. */
function codeWords(line: string): readonly string[] {
  if (line.length > longestLine) return [];
  return (
    line.match(
      /(?<![A-Za-z])[A-Za-z]+(?:_[a-z]+)+|\b[1-5]\d\d\b|[A-Z][A-Za-z]{1,60}(?:Mismatch|Required)\b/g,
    ) ?? []
  );
}

function placeOf(type: string, forms: KnownForms): Place {
  if (Object.hasOwn(api.shapes, type)) return 'API';
  return forms.find(({ error }) => error?.toLowerCase() === type.toLowerCase())?.at ?? 'API';
}

/** A longer line is none that names an error, in characters. */
const longestLine = 4_000;

/** A form that is little but what varies would fit anything. */
const fewestLetters = 6;

/** The line, or the end of one behind a colon, that some cause shows. A longer form says more than a short one. */
function messageIn(
  lines: readonly string[],
  forms: KnownForms,
  type: string | undefined,
): { readonly at: Place; readonly text: string } | undefined {
  const pieces = lines
    .filter(line => line !== '' && line.length <= longestLine)
    .slice(0, 60)
    .flatMap(ends)
    .map(text => ({ text, normal: normalText(text) }));
  const fitting = forms
    .filter(({ error, letters }) => letters >= fewestLetters && (!type || !error || error === type))
    .flatMap(({ at, fits, letters }) =>
      pieces.filter(({ normal }) => fits?.(normal)).map(({ text }) => ({ at, text, letters })),
    );
  return fitting.toSorted((a, b) => b.letters - a.letters)[0];
}

/** What is left of a line behind each of its first colons, and without quotation marks. */
function ends(line: string): readonly string[] {
  const parts = line.split(/:\s+/).slice(0, 6);
  const behind = parts.slice(1).map((_, index) => parts.slice(index + 1).join(': '));
  return [line, ...behind].map(part => part.replace(/^["'`{]+|(?<!["'`},;])["'`},;]+$/g, '').trim());
}
