import { defineCause } from '../cause.ts';

/** That it is an error is documented; its type and text are inferred. */
export const stepUpAlreadyReached = defineCause<{ user: string; target: string; has: string }>({
  id: 'step-up-already-reached',
  title: 'The access token has the authentication level already',
  shows: {
    type: 'InvalidParameterException',
    message: 'The access token already satisfies the requested ACR value.',
  },
  means:
    'ACCESS_TOKEN tells in acr the level that TARGET_ACR_VALUES asks for, or a higher one. A step-up gives no new tokens ' +
    'for that, so that it does not stand in for a refresh.',
  toldApart:
    'The fact `target` is the level that the user can reach of those asked for, `has` that of the token. It may be a ' +
    'later one of the list, where the user has no factors for the first.',
  fix: 'Look at acr and auth_time before asking. To have the user prove it anew, send MAX_AGE, or leave ACCESS_TOKEN out.',
});
