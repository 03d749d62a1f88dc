import { defineCause } from '../cause.ts';

/** The first is observed, the others inferred from it. */
const rules = {
  'too-long': limit => `String must be no longer than ${limit} characters`,
  'too-short': limit => `String must be at least ${limit} characters`,
  'too-large': limit => `Number must be no greater than ${limit}`,
  'too-small': limit => `Number must be no less than ${limit}`,
  'not-a-number': () => 'Value must be a number',
  'not-a-boolean': () => 'Value must be true or false',
  'not-a-date': () => 'Value must be a date',
} as const satisfies Readonly<Record<string, (limit: number) => string>>;

export const attributeValueOutOfBounds = defineCause<{
  attribute: string;
  kind: keyof typeof rules;
  /** Of the length or value; absent where the value is of the wrong kind. */
  limit?: number;
}>({
  id: 'attribute-value-out-of-bounds',
  title: 'The value breaks the bounds of the attribute',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute, kind, limit = 0 }) => `user.${attribute}: ${rules[kind](limit)}\n`,
    forms: [
      'user.<attribute>: String must be no longer than <limit> characters',
      'user.<attribute>: String must be at least <limit> characters',
      'user.<attribute>: Number must be no greater than <limit>',
      'user.<attribute>: Number must be no less than <limit>',
      'user.<attribute>: Value must be a number',
      'user.<attribute>: Value must be true or false',
      'user.<attribute>: Value must be a date',
    ],
  },
  means: "The schema of the pool bounds the attribute's kind of value, its length or its size.",
  toldApart: 'The message names the attribute and the bound.',
  fix: 'Send a value within the bound.',
});
