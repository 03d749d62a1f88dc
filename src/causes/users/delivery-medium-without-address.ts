import { defineCause } from '../cause.ts';

/** The text for e-mail is observed, the one for SMS inferred from it. */
export const deliveryMediumWithoutAddress = defineCause<{ user: string; medium: 'EMAIL' | 'SMS' }>({
  id: 'delivery-medium-without-address',
  title: 'The invitation should go where the user cannot be reached',
  shows: {
    type: 'InvalidParameterException',
    message: ({ medium }) =>
      medium === 'EMAIL'
        ? 'No email provided but desired delivery medium was Email'
        : 'No phone number provided but desired delivery medium was SMS',
  },
  means: 'DesiredDeliveryMediums names EMAIL or SMS, and the new user has no email or phone_number.',
  toldApart: 'The message names the medium. Nothing was created.',
  fix: 'Send the address in UserAttributes, name the other medium, or set MessageAction to SUPPRESS.',
});
