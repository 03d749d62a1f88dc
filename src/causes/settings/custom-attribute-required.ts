import { defineCause } from '../cause.ts';

export const customAttributeRequired = defineCause<{ attribute: string }>({
  id: 'custom-attribute-required',
  title: 'A custom attribute cannot be required',
  shows: {
    type: 'InvalidParameterException',
    message: 'Required custom attributes are not supported currently.',
  },
  means:
    "An entry of Schema has Required true, and its name is no standard attribute's. Only standard " +
    'attributes can be required.',
  toldApart: 'The fact `attribute` names the entry; a misspelt standard attribute counts as a custom one.',
  fix: 'Set Required to false and check the attribute in a PreSignUp trigger.',
  likely: 20,
});
