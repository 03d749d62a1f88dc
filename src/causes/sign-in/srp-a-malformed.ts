import { defineCause } from '../cause.ts';

/** The text is inferred: no capture of it is public. */
export const srpAMalformed = defineCause<{ user: string }>({
  id: 'srp-a-malformed',
  title: 'SRP_A is no number',
  shows: {
    type: 'InvalidParameterException',
    message: 'SRP_A is not a valid hexadecimal number.',
  },
  means:
    "SRP_A must be the client's public value in hexadecimal digits, no longer than the group's 3072 " +
    'bits.',
  toldApart: 'The value has other signs in it or is too long.',
  fix: 'Send A = g^a mod N as hexadecimal, as the SDKs do.',
});
