import type { ShownError } from '../../causes/known.ts';
import type { Place } from '../../causes/sight.ts';
import { api } from '../../model/api.ts';
import { normalText } from '../form-fits.ts';
import { compared, fitOf, type KnownForm, type KnownForms } from '../known-forms.ts';
import type { Reading } from '../reading.ts';
import { safeText } from '../safe-text.ts';
import { errorNames, lettersOf, type NamedError, spellingsOf } from './error-names.ts';
import { saidBeside } from './said-beside.ts';
import { unwrapped } from './unwrapped.ts';

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

/**
 * The error in a text; undefined where there is none. Where the text has several names and texts, such as of a wrapper
 * and of what it wraps, the catalogue decides: a name with the message that it knows comes first, then a message that
 * it knows, which may have names of errors in it.
 */
export function errorIn(text: string, forms: KnownForms): ShownError | undefined {
  const operation = operationIn(text);
  const inside = operation === undefined ? {} : { operation };
  const shown = (at: Place, type: string | undefined, message: string | undefined): ShownError => ({
    at,
    ...(type !== undefined && { type }),
    ...(message !== undefined && { message: safeText(message) }),
    ...inside,
  });
  const lines = text.split('\n').map(line => line.trim());
  const spellings = spellingsOf(forms);
  const names = errorNames(text, spellings).slice(0, mostNames);
  const known = names.filter(({ isKnown }) => isKnown);

  const fitting = known
    .flatMap(name => saidBeside(text, name).map(message => ({ name, message })))
    .find(({ name, message }) => forms.some(form => saysIt(form, name.type, message)));
  if (fitting) return shown(placeOf(fitting.name.type, forms), fitting.name.type, fitting.message);

  const codes = lines
    .slice(0, mostLines)
    .flatMap(codeWords)
    .flatMap(word => spellings.get(lettersOf(word)) ?? []);
  // A status stands beside names that say more.
  const code = codes.find(one => !isStatus.test(one)) ?? codes[0];
  const said = messageIn(
    lines,
    forms,
    known.length > 0 || code === undefined ? known : [{ type: code, word: code }],
  );
  if (said) return shown(said.at, said.type, said.text);

  const name = known[0] ?? names.find(({ type }) => type.endsWith('Exception'));
  if (name) return shown(placeOf(name.type, forms), name.type, saidBeside(text, name)[0]);
  return code === undefined ? undefined : shown(placeOf(code, forms), code, undefined);
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

/** Whether that is how a cause shows that error. */
function saysIt(form: KnownForm, type: string, message: string): boolean {
  return form.letters >= fewestLetters && fitOf(form, compared({ at: form.at, type, message })) === 'exactly';
}

/** `invalid_grant`, `401`, and other words that name an error without being in its form. */
function codeWords(line: string): readonly string[] {
  if (line.length > longestLine) return [];
  return (
    line.match(
      /(?<![A-Za-z_])(?:[A-Za-z]+(?:_[a-z]+)+|[A-Z]+(?:_[A-Z]+)+|E[A-Z]{5,})\b|\b[1-5]\d\d\b|[A-Z][A-Za-z]{1,60}(?:Mismatch|Required|Failed|Invalid|Expired|Key)\b/g,
    ) ?? []
  );
}

function placeOf(type: string, forms: KnownForms): Place {
  if (Object.hasOwn(api.shapes, type)) return 'API';
  return forms.find(({ error }) => error?.toLowerCase() === type.toLowerCase())?.at ?? 'API';
}

/** How many names of errors of a text are looked at. */
const mostNames = 40;

/** How many lines are looked at for words and messages without a name. */
const mostLines = 60;

/** A longer line is none that names an error, in characters. */
const longestLine = 4_000;

/** No message is longer, in characters. */
const longestMessage = 2_000;

/** A form that is little but what varies would fit anything. */
const fewestLetters = 6;

/**
 * The line, or the end of one behind a colon, that some cause shows. A longer form says more than a short one, and the
 * shorter of two texts that have it is the message. The name of another error beside it speaks against it; one within it
 * is part of it.
 */
function messageIn(
  lines: readonly string[],
  forms: KnownForms,
  names: readonly Pick<NamedError, 'type' | 'word'>[],
): { readonly at: Place; readonly type: string | undefined; readonly text: string } | undefined {
  const pieces = lines
    .filter(line => line !== '' && line.length <= longestLine)
    .slice(0, mostLines)
    .flatMap(ends)
    .filter(({ length }) => length <= longestMessage)
    .map(text => ({
      text,
      normal: normalText(text),
      beside: names.filter(({ word }) => !text.includes(word)).map(({ type }) => type),
    }));
  const fitting = forms
    .filter(({ letters }) => letters >= fewestLetters)
    .flatMap(({ at, error, fits, letters }) =>
      pieces
        .filter(({ normal, beside }) => agrees(error, beside) && fits?.(normal))
        .map(({ text, beside }) => {
          const isNamed = error === undefined || beside.includes(error);
          return {
            at,
            type: isNamed ? (beside.find(name => name === error) ?? beside[0]) : undefined,
            text,
            letters,
            isNamed,
          };
        }),
    );
  return fitting.toSorted(
    (a, b) => b.letters - a.letters || Number(b.isNamed) - Number(a.isNamed) || a.text.length - b.text.length,
  )[0];
}

/** A status is no name: the same message comes with several. */
function agrees(error: string | undefined, beside: readonly string[]): boolean {
  return error === undefined || beside.includes(error) || beside.every(name => isStatus.test(name));
}

const isStatus = /^[1-5]\d\d$/;

/** A line, what is left of it behind each of its first colons, and what stands in quotation marks in it. */
function ends(line: string): readonly string[] {
  const starts = [...line.matchAll(/:\s+|\(\w+, /g)]
    .slice(0, 6)
    .map(({ 0: sign, index }) => index + sign.length);
  const quoted = [...line.matchAll(/"([^"\\]{8,})"/g)].slice(0, 6).map(([, text = '']) => text);
  const behind = [0, ...starts].flatMap(start => {
    const end = line.slice(start).trim();
    const bare = end.replace(/^["'`{]+|(?<!["'`},;])["'`},;]+$/g, '').trim();
    return [end, bare, unwrapped(bare)];
  });
  return [...new Set([...behind, ...quoted])];
}
