import { defineCause } from '../cause.ts';

export const readAttributesUnknown = defineCause<{ attributes: readonly string[] }>({
  id: 'read-attributes-unknown',
  title: 'The app client is to read attributes that the pool does not have',
  shows: {
    type: 'InvalidParameterException',
    message: 'Invalid read attributes specified while creating a client',
  },
  means: 'ReadAttributes names attributes that the schema of the pool lacks.',
  toldApart: 'The fact `attributes` names them. Custom attributes need their prefix: `custom:tenant`.',
  fix: 'Correct the names, or add the attributes to the pool with AddCustomAttributes first.',
});
