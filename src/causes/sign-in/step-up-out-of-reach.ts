import { defineCause } from '../cause.ts';

/** That it is an error is documented; its type and text are inferred. */
export const stepUpOutOfReach = defineCause<{
  user: string;
  targets: readonly string[];
  methods: readonly string[];
}>({
  id: 'step-up-out-of-reach',
  title: 'The user has no factors for the authentication level',
  shows: {
    type: 'InvalidParameterException',
    message: 'User does not have the factors required to satisfy the requested ACR values.',
  },
  means:
    'Nothing that the user has set up, and the pool takes, leads to any level of TARGET_ACR_VALUES. A step-up never asks ' +
    'a user to set up a factor. Second factors count where the pool’s MFA is not OFF and the user has turned them on.',
  toldApart:
    'The fact `targets` lists the levels that were asked for, `methods` what was proven so far. GetUserAuthFactors shows ' +
    'what the user has.',
  fix:
    'Let the user set up what the level needs while signed in (an authenticator app for level 4; a passkey, or mail or ' +
    'SMS as a second factor, for level 3), or add a lower level to the list to fall back to.',
});
