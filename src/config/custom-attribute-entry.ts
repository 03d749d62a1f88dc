import * as z from 'zod';
import { oneOf, text, truth } from './kinds.ts';

const bound = () => z.int({ error: 'a whole number' }).exactOptional();

/** One attribute of a pool's own. */
export const customAttributeEntry = z.strictObject(
  {
    name: text(
      'a name of 1 to 20 characters without spaces, and without custom: in front',
      /^(?!custom:|dev:)[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,20}$/u,
    ).describe('The name of the attribute, which users have as `custom:<name>`.'),
    type: oneOf('String', 'Number', 'DateTime', 'Boolean')
      .default('String')
      .describe('What its values are (`AttributeDataType`).'),
    mutable: truth()
      .default(true)
      .describe(
        '`false`: a value stays as it is set when the user is created (`Mutable`, which is false where an API call leaves it out).',
      ),
    min: bound().describe('The least length of a `String` (`MinLength`), the least `Number` (`MinValue`).'),
    max: bound().describe(
      'The greatest length of a `String` (`MaxLength`), the greatest `Number` (`MaxValue`).',
    ),
  },
  { error: 'an attribute: a mapping with name' },
);

/** An attribute of a pool's own as pools.yaml describes it. */
export type CustomAttributeEntry = z.output<typeof customAttributeEntry>;
