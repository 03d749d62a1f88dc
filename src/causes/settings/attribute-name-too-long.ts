import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';

export const attributeNameTooLong = describeCause({
  id: 'attribute-name-too-long',
  title: 'The name of a custom attribute is longer than 20 characters',
  seen: [
    {
      at: 'deployment',
      error: 'InvalidParameterException',
      text: "1 validation error detected: Value '<name>' at 'schema.<position>.member.name' failed to satisfy constraint: Member must have length less than or equal to 20",
    },
  ],
  means: 'Names of custom attributes have 20 characters at most, without the custom: in front.',
  toldApart: 'The message names the attribute and the 20.',
  fix: 'Choose a shorter name; it cannot be changed later.',
  likely: 20,
  source: documented('user-pool-settings-attributes'),
});
