import { defineCause } from '../cause.ts';

/** The text is inferred; that one factor alone can be preferred is documented. */
export const severalPreferred = defineCause<{ user: string; factors: readonly string[] }>({
  id: 'several-preferred',
  title: 'Several factors are preferred at once',
  shows: { type: 'InvalidParameterException', message: 'Only one MFA method can be set as preferred' },
  means: 'One call has PreferredMfa true for more than one factor.',
  toldApart: 'The fact `factors` lists them.',
  fix: 'Prefer one; or none, and the user is asked at sign-in which one to use.',
});
