import { defineCause } from '../cause.ts';

export const sourceUserSignedUp = defineCause<{ provider: string; user: string }>({
  id: 'source-user-signed-up',
  title: 'The identity to be linked has an account of its own',
  shows: {
    type: 'InvalidParameterException',
    message:
      'Merging is not currently supported, provide a SourceUser that has not been signed up in order to link',
  },
  means:
    'The identity has signed in before it was linked, and so it has a user of its own in the pool. Two accounts ' +
    'cannot be made one.',
  toldApart: 'The facts name the user; its status is EXTERNAL_PROVIDER.',
  fix:
    'Delete that user, then link. To be in time, link in the PreSignUp trigger, when its source is ' +
    'PreSignUp_ExternalProvider.',
});
