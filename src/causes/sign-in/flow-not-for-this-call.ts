import { defineCause } from '../cause.ts';

export const flowNotForThisCall = defineCause<{ flow: string; operation: string }>({
  id: 'flow-not-for-this-call',
  title: 'That way to sign in does not belong to this operation',
  shows: {
    type: 'InvalidParameterException',
    message: 'Initiate Auth method not supported.',
  },
  means: 'Admin flows are for AdminInitiateAuth, and USER_PASSWORD_AUTH is for InitiateAuth.',
  toldApart: 'The AuthFlow of the request against the operation that it was sent to.',
  fix:
    'Use AdminInitiateAuth with ADMIN_USER_PASSWORD_AUTH on a server, InitiateAuth with ' +
    'USER_PASSWORD_AUTH or USER_SRP_AUTH in an app.',
  likely: 12,
});
