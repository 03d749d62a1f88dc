import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

export const schemaCannotChange = describeCause({
  id: 'schema-cannot-change',
  title: 'An attribute of the schema cannot be changed or removed',
  seen: [
    {
      at: 'deployment',
      error: 'InvalidParameterException',
      text: 'Existing schema attributes cannot be modified or deleted.',
    },
    {
      at: 'deployment',
      error: 'InvalidParameterException',
      text: 'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.',
    },
  ],
  means:
    'Attributes of a pool stay as they were made: whether they are required or can be changed, their type and bounds. ' +
    'Infrastructure code that describes them otherwise fails, or makes a new pool and deletes the old one with its users.',
  toldApart: 'The plan of the deployment shows a change in Schema, or a replacement of the pool.',
  fix: 'Add another attribute and move the values. Keep deletion protection on, and look at what a deployment replaces.',
  likely: 60,
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.SchemaAttributes'",
  ),
  source: documented('user-pool-settings-attributes'),
});
