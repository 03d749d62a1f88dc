import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';

export const fromAddressInvalid = defineCause<{ from: string }>({
  id: 'from-address-invalid',
  title: 'The sender of mail is no email address',
  shows: {
    type: 'InvalidParameterException',
    message: 'Provided From email address is invalid',
  },
  means: 'EmailConfiguration.From is neither an address nor a name with an address in angle brackets.',
  toldApart: 'EmailConfiguration.From of the request.',
  fix: 'Write From as `user@example.com` or `Name <user@example.com>`.',
  likely: 20,
  source: documented('user-pool-email'),
});
