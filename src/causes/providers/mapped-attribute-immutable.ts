import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

export const mappedAttributeImmutable = describeCause({
  id: 'mapped-attribute-immutable',
  title: 'A mapped attribute cannot be changed',
  seen: [
    { at: 'callback', error: 'invalid_request', text: 'user.<attribute>: Attribute cannot be updated.' },
    { at: 'callback', error: 'invalid_request', text: 'user.<attribute>: Attribute cannot be updated' },
  ],
  means:
    'Each sign-in through a provider writes the mapped attributes. One that is not mutable can be written once only, so that ' +
    'the first sign-in works and the second fails.',
  toldApart: 'The message names the attribute; new users sign in once.',
  fix: 'Take the attribute out of the mapping, or map to another one that is mutable. Mutable cannot be changed.',
  likely: 20,
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.SchemaAttributes[?Mutable==`false`].Name'",
  ),
  source: documented('cognito-user-pools-specifying-attribute-mapping'),
});
