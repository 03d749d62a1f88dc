import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

export const challengeTakenForTokens = describeCause({
  id: 'challenge-taken-for-tokens',
  title: 'The app looks for tokens in an answer that is a challenge',
  seen: [
    {
      at: 'client library',
      error: 'TypeError',
      text: "Cannot read properties of undefined (reading 'AccessToken')",
    },
    { at: 'client library', error: 'TypeError', text: "Cannot read property 'AccessToken' of undefined" },
    {
      at: 'client library',
      error: 'TypeError',
      text: "Cannot destructure property 'AccessToken' of '<answer>' as it is undefined",
    },
    {
      at: 'client library',
      error: 'TypeError',
      text: "Cannot read properties of undefined (reading 'IdToken')",
    },
    { at: 'client library', error: 'TypeError', text: "Cannot read property 'IdToken' of undefined" },
    {
      at: 'client library',
      error: 'TypeError',
      text: "Cannot destructure property 'IdToken' of '<answer>' as it is undefined",
    },
    {
      at: 'client library',
      error: 'TypeError',
      text: "Cannot read properties of undefined (reading 'RefreshToken')",
    },
    { at: 'client library', error: 'TypeError', text: "Cannot read property 'RefreshToken' of undefined" },
    {
      at: 'client library',
      error: 'TypeError',
      text: "Cannot destructure property 'RefreshToken' of '<answer>' as it is undefined",
    },
    {
      at: 'client library',
      error: 'TypeError',
      text: "Cannot destructure property '<token>' of '<answer>.AuthenticationResult'",
    },
    { at: 'client library', error: 'KeyError', text: "'AuthenticationResult'" },
    { at: 'client library', error: 'KeyError', text: "KeyError: 'AuthenticationResult'" },
    {
      at: 'client library',
      text: "undefined is not an object (evaluating '<answer>.AuthenticationResult.<token>')",
    },
  ],
  means:
    'The sign-in went well so far, and its answer is a challenge: a new password, a code of MFA or its setup, or a choice of ' +
    'factors. Such an answer has ChallengeName and Session, and no AuthenticationResult, in which the app looks for its tokens.',
  toldApart: 'The call has status 200 and its answer has ChallengeName in the place of AuthenticationResult.',
  fix:
    'Look at ChallengeName first and answer each by RespondToAuthChallenge; take the tokens only from an answer that has ' +
    'AuthenticationResult.',
  likely: 60,
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION',
  ),
  source: documented('amazon-cognito-user-pools-authentication-flow'),
});
