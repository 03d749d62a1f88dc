import { defineCause } from '../cause.ts';

export const passwordNotConforming = defineCause<{ user: string; prefix: string; rule: string }>({
  id: 'password-not-conforming',
  title: 'The new password breaks the policy of the pool',
  shows: {
    type: 'InvalidPasswordException',
    message: ({ prefix, rule }) => `${prefix}: ${rule}`,
  },
  means:
    'The password policy of the pool has a rule that the new password does not meet. The code stays ' +
    'good.',
  toldApart:
    'The message names the first rule that is broken. If the page had let it through, its rules are ' +
    'those of another pool.',
  fix: 'Choose another password; show the policy of the pool that the link names.',
});
