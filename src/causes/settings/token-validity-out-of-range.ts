import { defineCause } from '../cause.ts';

export const tokenValidityOutOfRange = defineCause<{ token: string; seconds: number }>({
  id: 'token-validity-out-of-range',
  title: 'A token is to last longer or shorter than tokens may',
  shows: {
    type: 'InvalidParameterException',
    message: 'Invalid range for token validity.',
  },
  means:
    'Access and ID tokens last from 5 minutes to a day, refresh tokens from an hour to 3,650 days. ' +
    'TokenValidityUnits multiplies the number: without it, access and ID tokens count in hours and ' +
    'refresh tokens in days.',
  toldApart: 'The fact `seconds` is what the number and its unit come to.',
  fix:
    'Give the unit with the number: AccessTokenValidity 60 needs TokenValidityUnits.AccessToken ' +
    '`minutes`.',
  likely: 20,
});
