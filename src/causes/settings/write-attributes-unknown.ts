import { defineCause } from '../cause.ts';

export const writeAttributesUnknown = defineCause<{ attributes: readonly string[] }>({
  id: 'write-attributes-unknown',
  title: 'The app client is to write attributes that the pool does not have',
  shows: {
    type: 'InvalidParameterException',
    message: 'Invalid write attributes specified while creating a client',
  },
  means: 'WriteAttributes names attributes that the schema of the pool lacks.',
  toldApart: 'The fact `attributes` names them; DescribeUserPool does not show them in SchemaAttributes.',
  fix:
    'Correct the names (custom attributes need their prefix: `custom:tenant`), or add the attributes with ' +
    'AddCustomAttributes first.',
});
