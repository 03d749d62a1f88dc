import { defineCause } from '../cause.ts';

export const verifiedBeforeUpdateNotVerified = defineCause<{ attributes: readonly string[] }>({
  id: 'verified-before-update-not-verified',
  title: 'An attribute is to be verified before updates but is not verified at all',
  shows: {
    type: 'InvalidParameterException',
    message:
      'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
  },
  means:
    'UserAttributeUpdateSettings holds back new values until they are verified, for an attribute that ' +
    'AutoVerifiedAttributes does not name. Updates replace all settings, so an update that leaves ' +
    'AutoVerifiedAttributes out meets this too.',
  toldApart: 'The fact `attributes` names what is in the one list and not in the other.',
  fix:
    'Give both lists in the request, or take the attribute out of ' +
    'AttributesRequireVerificationBeforeUpdate.',
});
