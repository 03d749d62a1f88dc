import * as z from 'zod';

/*
 * The kinds of values in the resources of states and templates, whose numbers and truth values may be written as text
 * (documented for CloudFormation). The `error` of each completes "which is not …".
 */

/** Text; a number or truth value as it is written. */
export function text(): z.ZodType<string> {
  const error = 'text';
  return z.union([z.string(), z.number(), z.boolean()], { error }).transform(value => String(value));
}

/** One of the API's words. As in the service's own answers, it may be one that the SDK does not know yet. */
export function word<T extends string>(): z.ZodType<T> {
  return z.custom<T>(value => typeof value === 'string', { error: 'a word of the API' });
}

/** What else a template's parser, which reads YAML 1.1, takes for true and false. */
const words = { truthy: ['true', 'yes', 'on'], falsy: ['false', 'no', 'off'], case: 'insensitive' } as const;

/** True or false. */
export function truth(): z.ZodType<boolean> {
  const error = 'true or false';
  return z.union(
    [z.boolean(), z.stringbool({ ...words, truthy: [...words.truthy], falsy: [...words.falsy] })],
    {
      error,
    },
  );
}

/** A whole number. */
export function whole(): z.ZodType<number> {
  const error = 'a whole number';
  return z.union(
    [
      z.int(),
      z
        .string()
        .regex(/^-?\d{1,15}$/)
        .transform(Number),
    ],
    { error },
  );
}

/** A list of at most 1,000. */
export function list<T extends z.ZodType>(item: T): z.ZodArray<T> {
  return z.array(item, { error: 'a list' }).max(1_000, { error: 'a list of at most 1000' });
}

/** A structure; members that are not named are left out. */
export function structure<T extends z.core.$ZodLooseShape>(shape: T): z.ZodObject<T> {
  return z.object(shape, { error: 'a mapping' });
}
