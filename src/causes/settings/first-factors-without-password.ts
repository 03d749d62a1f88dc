import { defineCause } from '../cause.ts';

export const firstFactorsWithoutPassword = defineCause<Record<string, never>>({
  id: 'first-factors-without-password',
  title: 'The password is not among the first factors',
  shows: {
    type: 'InvalidParameterException',
    message: 'Password should be configured as one of the allowed first auth factors.',
  },
  means:
    'Policies.SignInPolicy.AllowedFirstAuthFactors names other factors only. A pool always allows the ' +
    'password.',
  toldApart: 'AllowedFirstAuthFactors of the request has no PASSWORD.',
  fix: 'Add PASSWORD to AllowedFirstAuthFactors.',
});
