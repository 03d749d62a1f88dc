import { defineCause } from '../cause.ts';

export const writeAttributesWithoutRequired = defineCause<{ attributes: readonly string[] }>({
  id: 'write-attributes-without-required',
  title: 'The app client cannot write an attribute that sign-up requires',
  shows: {
    type: 'InvalidParameterException',
    message: 'Invalid write attributes specified while creating a client',
  },
  means:
    'WriteAttributes leaves out attributes that the pool requires, so nobody could sign up through the ' +
    'client.',
  toldApart: 'The fact `attributes` names them; DescribeUserPool shows them with Required true.',
  fix: 'Add the required attributes to WriteAttributes, or leave the member out to allow all.',
});
