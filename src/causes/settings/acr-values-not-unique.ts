import { defineCause } from '../cause.ts';

/** The text is inferred. */
export const acrValuesNotUnique = defineCause<{ value: string }>({
  id: 'acr-values-not-unique',
  title: 'Two authentication levels would have the same name',
  shows: {
    type: 'InvalidParameterException',
    message: 'Each AcrValue in AcrConfiguration must be unique across all levels, including default values.',
  },
  means:
    'The acr claim of a token tells the level by its name, so no two levels may share one. A level that ' +
    'AcrConfiguration leaves out keeps its default name, urn:cognito:loa:1 to urn:cognito:loa:4, and counts too.',
  toldApart: 'The fact `value` is the name that two levels would have.',
  fix: 'Give each level a name of its own; to swap default names, name both levels.',
});
