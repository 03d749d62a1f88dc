import { temporaryPasswordExpired } from '../../causes/sign-in/temporary-password-expired.ts';
import { passwordPolicyOf } from '../../pool/password-policy.ts';
import { missingRequired } from '../../pool/required-attributes.ts';
import { makeSession } from './challenge-session.ts';
import type { Step } from './next-step.ts';

/**
 * A temporary password must be replaced before anything else.
 *
 * @throws temporary-password-expired
 */
export const newPasswordStep: Step = {
  // A sign-in that has looked at no password does not ask for another one (observed).
  isDue: ({ user, proof }) => user.status === 'FORCE_CHANGE_PASSWORD' && proof !== 'custom',

  async ask(ports, progress) {
    const { rounds: _, ...alone } = progress;
    const { pool, user, proof } = alone;
    // Zero is read as the default (documented).
    const validDays = passwordPolicyOf(pool).TemporaryPasswordValidityDays || 7;
    const setAt = user.passwordSetAt ?? user.createdAt;
    if (setAt + validDays * 86_400_000 <= ports.clock.now()) {
      throw temporaryPasswordExpired({ user: user.username, setAt, validDays });
    }
    return {
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      // The tokens come next, also where a custom sign-in had more challenges in mind (observed).
      Session: makeSession(ports, alone, 'NEW_PASSWORD_REQUIRED'),
      ChallengeParameters: {
        // After an SRP proof the parameter is not there (observed).
        ...(proof === 'password' && { USER_ID_FOR_SRP: user.username }),
        requiredAttributes: JSON.stringify(missingRequired(pool, user).map(name => `userAttributes.${name}`)),
        userAttributes: JSON.stringify(user.attributes),
      },
    };
  },
};
