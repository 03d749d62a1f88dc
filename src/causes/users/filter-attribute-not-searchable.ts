import { defineCause } from '../cause.ts';

export const filterAttributeNotSearchable = defineCause<{ attribute: string }>({
  id: 'filter-attribute-not-searchable',
  title: 'ListUsers does not search that attribute',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute }) => `Invalid search attribute: ${attribute}`,
  },
  means:
    'Only username, email, phone_number, name, given_name, family_name, preferred_username, ' +
    "cognito:user_status, status and sub can be searched; attributes of the pool's own cannot.",
  toldApart: 'The message names the attribute.',
  fix: 'Search by another attribute, or list and filter in the application.',
});
