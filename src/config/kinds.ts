import * as z from 'zod';
import { regionForm } from '../pool/pool-id.ts';

/*
 * The kinds of values in pools.yaml. The `error` of each says what was expected, as it completes "expected ...":
 * it is what a person reads whether the value has the wrong type or the wrong form.
 */

/** Text of a certain form. */
export function text(expected: string, pattern: RegExp): z.ZodString {
  return z.string({ error: expected }).regex(pattern, { error: expected });
}

/** A whole number within limits, both included. */
export function whole(from: number, to: number): z.ZodInt {
  const error = `a whole number from ${from} to ${to}`;
  return z.int({ error }).min(from, { error }).max(to, { error });
}

/** True or false. */
export function truth(): z.ZodBoolean {
  return z.boolean({ error: 'true or false' });
}

/** One of some words. */
export function oneOf<const W extends readonly [string, ...string[]]>(
  ...words: W
): z.ZodEnum<{ [K in W[number]]: K }> {
  return z.enum(words, { error: words.length === 1 ? words[0] : `one of ${words.join(', ')}` });
}

/** A list of at most so many items. */
export function listOf<T extends z.core.SomeType>(item: T, most: number): z.ZodArray<T> {
  return z.array(item, { error: 'a list' }).max(most, { error: `a list of at most ${most}` });
}

/** Names of variables of the environment. */
export function variableNames(): z.ZodArray<z.ZodString> {
  return listOf(text('the name of a variable', /^[A-Za-z_][A-Za-z0-9_]{0,255}$/), 100);
}

/** A region of AWS. */
export function region(): z.ZodString {
  return text('a region such as us-east-1', regionForm);
}

/** An absolute address with scheme: https, http, or an app's own scheme such as `myapp://callback`. */
export function url(): z.ZodString {
  const error = 'an absolute URL such as https://app.example.com/callback';
  return z
    .string({ error })
    .max(1024, { error: 'a URL of at most 1024 characters' })
    .refine(value => /^[a-z][a-z0-9+.-]*:\/\//i.test(value) && URL.canParse(value), { error })
    .meta({ format: 'uri' });
}

/** An address of a page, which a query can be put behind: https or http. */
export function pageUrl(): z.ZodString {
  const error = 'an absolute URL with https:// or http://, without ?, # and a password';
  return z
    .string({ error })
    .refine(value => /^https?:\/\/[^?#]+$/i.test(value) && isWithoutUser(value), { error })
    .meta({ format: 'uri' });
}

/** A name or password before the host would be told wherever the address is. */
function isWithoutUser(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && url.username === '' && url.password === '';
}

/** A plain mail address, `name@example.com`. */
export function mailAddress(): z.ZodString {
  return text('a mail address such as test@example.com', /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/u);
}

/** A mail address with or without a name before it: `Name <name@example.com>`. */
export function sender(): z.ZodString {
  return text(
    'a sender such as Example <noreply@example.com>',
    /^(?:[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+|[^<>\r\n]+ <[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+>)$/u,
  );
}

/** What must never be shown: its value stays out of every error and of the docs' examples. */
export function secretText(expected: string, pattern: RegExp): z.ZodString {
  return text(expected, pattern).meta({ writeOnly: true });
}
