import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

export const requiredAttributeNotMapped = describeCause({
  id: 'required-attribute-not-mapped',
  title: 'The provider does not send a required attribute, or it is not mapped',
  seen: [
    { at: 'callback', error: 'invalid_request', text: 'user.<attribute>: Attribute does not exist' },
    { at: 'callback', error: 'invalid_request', text: 'attributes required: [<attribute>]' },
  ],
  means:
    'The pool requires an attribute, and the provider sent none for it: AttributeMapping lacks it, the provider does not ' +
    'release the claim, or the scope for it was not asked for.',
  toldApart: 'It fails for all users of the provider (mapping), or for some, who have no value there.',
  fix: 'Map the attribute, ask for the scope (email, profile), and let the provider release the claim.',
  likely: 70,
  settledBy: filledIn(
    'aws cognito-idp describe-identity-provider --user-pool-id POOL_ID --provider-name PROVIDER --region REGION --query IdentityProvider.AttributeMapping',
  ),
  source: documented('cognito-user-pools-specifying-attribute-mapping'),
});
