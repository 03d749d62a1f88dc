import { invariant, notSeen } from '../invariant.ts';

/** The code and the user of the link, and the password that was typed, arrive as they were. */
export const keepsWhatTheLinkGave = invariant(
  'keeps-what-the-link-gave',
  'The code, the user and the password arrive unchanged.',
  ['client'],
  ({ calls, values }) => {
    const { input } = calls[0] ?? {};
    if (!input) return notSeen;
    const changed = [
      ...(input.ConfirmationCode === values.code ? [] : ['the code']),
      ...(input.Username === values.username ? [] : ['the user']),
      ...(input.Password === values.password ? [] : ['the password']),
    ];
    return changed.length === 0 ? undefined : `The call has not what was given for ${changed.join(' and ')}.`;
  },
);
