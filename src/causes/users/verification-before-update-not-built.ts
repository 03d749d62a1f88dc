import { defineCause } from '../cause.ts';

export const verificationBeforeUpdateNotBuilt = defineCause<{ user: string; attribute: string }>({
  id: 'verification-before-update-not-built',
  title: 'Lifeguard does not keep a new address waiting for its verification yet',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute }) =>
      `Lifeguard cannot change ${attribute} before it is verified yet: see docs/fidelity.md`,
  },
  means:
    'AttributesRequireVerificationBeforeUpdate of the pool names the attribute: the service would keep the old value ' +
    'until the user verifies the new one. Lifeguard does not have that yet, and changes nothing rather than change ' +
    'an address at once that must not change unverified.',
  toldApart: 'The message names Lifeguard: the real service never sends it.',
  fix: 'Send email_verified or phone_number_verified as true with the new value, which changes it at once.',
});
