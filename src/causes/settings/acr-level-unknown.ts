import { defineCause } from '../cause.ts';

/** The text is inferred. */
export const acrLevelUnknown = defineCause<{ level: string }>({
  id: 'acr-level-unknown',
  title: 'AcrConfiguration names a level that there is not',
  shows: {
    type: 'InvalidParameterException',
    message: 'AcrConfiguration supports only the levels Level1, Level2, Level3 and Level4.',
  },
  means:
    'There are four authentication levels, and what reaches them is fixed. AcrConfiguration gives them other names; it ' +
    'cannot add levels.',
  toldApart: 'The fact `level` is the key that was sent. Keys are written exactly as in the message.',
  fix: 'Use the keys Level1 to Level4, for as many levels as you want to name.',
});
