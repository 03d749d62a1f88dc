import { defineCause } from '../cause.ts';

export const attributeNotForClients = defineCause<{ attribute: string }>({
  id: 'attribute-not-for-clients',
  title: 'Only the service sets that attribute',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute }) => `Cannot modify the non-mutable attribute ${attribute}`,
  },
  means: 'sub, email_verified and phone_number_verified cannot be set by users: the service sets them.',
  toldApart: 'The message names the attribute.',
  fix: 'Leave it out. An administrator marks an address as verified by AdminUpdateUserAttributes.',
});
