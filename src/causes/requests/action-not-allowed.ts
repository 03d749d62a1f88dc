import { defineCause } from '../cause.ts';

export const actionNotAllowed = defineCause<{ caller: string; action: string; resource: string }>({
  id: 'action-not-allowed',
  title: 'The credentials may not call this operation',
  shows: {
    type: 'AccessDeniedException',
    message: ({ caller, action, resource }) =>
      `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} ` +
      `because no identity-based policy allows the ${action} action`,
  },
  means:
    'The signature is right, but `actions` of these credentials in pools.yaml has neither this operation nor a ' +
    'beginning of its name. It stands for the policy of an IAM user.',
  toldApart:
    'The message names the operation behind cognito-idp: and, behind user/, the access key id. A wrong signature ' +
    'shows InvalidSignatureException, an unknown key UnrecognizedClientException.',
  fix:
    'Add the operation to `actions` of these credentials, or call with others. On AWS, add the action to a policy of ' +
    'the caller.',
});
