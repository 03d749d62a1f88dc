import { defineCause } from '../cause.ts';

export const temporaryPasswordDaysTwice = defineCause<Record<string, never>>({
  id: 'temporary-password-days-twice',
  title: 'The lifetime of temporary passwords was given under both its names',
  shows: {
    type: 'InvalidParameterException',
    message:
      'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
  },
  means:
    'AdminCreateUserConfig.UnusedAccountValidityDays is the old name of ' +
    'Policies.PasswordPolicy.TemporaryPasswordValidityDays. The request has both, as a request has that ' +
    'was made from the output of DescribeUserPool.',
  toldApart: 'Both members are in the request.',
  fix: 'Take AdminCreateUserConfig.UnusedAccountValidityDays out of the request.',
});
