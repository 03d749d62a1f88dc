import { defineCause } from '../cause.ts';

export const newPasswordAttributeMissing = defineCause<{ user: string; attribute: string }>({
  id: 'new-password-attribute-missing',
  title: 'A required attribute is missing from the answer to NEW_PASSWORD_REQUIRED',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute }) => `Invalid attributes given, ${attribute} is missing`,
  },
  means: 'The pool requires an attribute that the user has no value for, and the answer did not bring one.',
  toldApart: 'requiredAttributes of the challenge named it.',
  fix: "Send it as userAttributes. and the attribute's name.",
});
