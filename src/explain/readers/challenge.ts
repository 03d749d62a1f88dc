import { type Members, textOf, texts } from '../../pool/members.ts';
import type { Reading, Told } from '../reading.ts';
import { safeText } from '../safe-text.ts';

/** What each challenge asks for, and what its answer has beside USERNAME (documented). */
const asks: Readonly<Record<string, readonly [wanted: string, answer: string]>> = {
  NEW_PASSWORD_REQUIRED: [
    'The user signed in with a temporary password and must choose one',
    'NEW_PASSWORD, and userAttributes.NAME for each required attribute without a value',
  ],
  SELECT_CHALLENGE: [
    'The user may choose how to sign in; AvailableChallenges has the choices',
    'ANSWER with one of them, and with it PASSWORD, SRP_A or CREDENTIAL where the choice needs it',
  ],
  SELECT_MFA_TYPE: [
    'The user has several second factors and must choose one',
    'ANSWER with one of MFAS_CAN_CHOOSE',
  ],
  MFA_SETUP: [
    'The pool demands a second factor, and the user has none yet',
    'the Session of VerifySoftwareToken, after AssociateSoftwareToken; MFAS_CAN_SETUP has the choices',
  ],
  SMS_MFA: ['A code went to the phone as the second factor', 'SMS_MFA_CODE'],
  EMAIL_OTP: ['A code went out by mail', 'EMAIL_OTP_CODE'],
  SMS_OTP: ['A code went out by SMS', 'SMS_OTP_CODE'],
  SOFTWARE_TOKEN_MFA: ['The code of an authenticator app is wanted', 'SOFTWARE_TOKEN_MFA_CODE'],
  PASSWORD: ['The password is wanted', 'PASSWORD'],
  PASSWORD_SRP: ['The password is wanted, proven without being sent', 'SRP_A'],
  PASSWORD_VERIFIER: [
    'The proof of the password is wanted, the second step of SRP',
    'PASSWORD_CLAIM_SECRET_BLOCK, PASSWORD_CLAIM_SIGNATURE and TIMESTAMP, with USER_ID_FOR_SRP as USERNAME',
  ],
  WEB_AUTHN: [
    'A passkey is wanted',
    'CREDENTIAL, what navigator.credentials.get gave for CREDENTIAL_REQUEST_OPTIONS',
  ],
  DEVICE_SRP_AUTH: ['A remembered device must prove itself', 'DEVICE_KEY and SRP_A'],
  DEVICE_PASSWORD_VERIFIER: [
    'The proof of a remembered device is wanted, its second step',
    'DEVICE_KEY, PASSWORD_CLAIM_SECRET_BLOCK, PASSWORD_CLAIM_SIGNATURE and TIMESTAMP',
  ],
  CUSTOM_CHALLENGE: ['What CreateAuthChallenge asks, as it says in ChallengeParameters', 'ANSWER'],
};

/** What Amplify calls the same as the next step of a sign-in (documented by it). */
const steps: Readonly<Record<string, string>> = {
  CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED: 'NEW_PASSWORD_REQUIRED',
  CONFIRM_SIGN_IN_WITH_TOTP_CODE: 'SOFTWARE_TOKEN_MFA',
  CONFIRM_SIGN_IN_WITH_SMS_CODE: 'SMS_MFA',
  CONFIRM_SIGN_IN_WITH_EMAIL_CODE: 'EMAIL_OTP',
  CONFIRM_SIGN_IN_WITH_PASSWORD: 'PASSWORD',
  CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE: 'CUSTOM_CHALLENGE',
  CONTINUE_SIGN_IN_WITH_MFA_SELECTION: 'SELECT_MFA_TYPE',
  CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION: 'MFA_SETUP',
  CONTINUE_SIGN_IN_WITH_TOTP_SETUP: 'MFA_SETUP',
  CONTINUE_SIGN_IN_WITH_EMAIL_SETUP: 'MFA_SETUP',
  CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION: 'SELECT_CHALLENGE',
};

/** Reads the name of a challenge by itself. */
export function readChallengeName(text: string): Reading | undefined {
  const [, name = ''] =
    /^["'{\s]*(?:(?:ChallengeName|signInStep)["']?\s{0,9}[:=]\s{0,9}["']?)?([A-Z][A-Z_]{5,60})["',}\s]*$/.exec(
      text.slice(0, 200),
    ) ?? [];
  return challengeReading(name, []);
}

/** Reads an answer to a step of a sign-in that asks for another one. */
export function readChallengeAnswer(record: Members): Reading | undefined {
  return challengeReading(textOf(record.ChallengeName) ?? '', texts(record.AvailableChallenges));
}

function challengeReading(name: string, choices: readonly string[]): Reading | undefined {
  const challenge = (Object.hasOwn(steps, name) ? steps[name] : undefined) ?? name;
  const row = Object.hasOwn(asks, challenge) ? asks[challenge] : undefined;
  if (!row) return undefined;
  const [wanted, answer] = row;
  const who =
    challenge === name ? 'RespondToAuthChallenge' : 'confirmSignIn answers it; RespondToAuthChallenge';
  const offered = choices.length === 0 ? '' : `, of ${safeText(choices.join(' '), 200)}`;
  return {
    kind: 'challenge',
    says: `${name}${offered}: no error, the next step of a sign-in`,
    found: {},
    told: toldBy(challenge, choices),
    notes: [
      `${wanted}. ${who} takes ${answer}${answer.includes('Session') ? '' : ', with the Session of the last answer'}.`,
    ],
  };
}

function toldBy(name: string, choices: readonly string[]): readonly Told[] {
  if (name === 'NEW_PASSWORD_REQUIRED')
    return [
      {
        cause: 'new-password-challenge-unhandled',
        evidence: { says: 'The answer is the challenge NEW_PASSWORD_REQUIRED.', speaks: 'for' },
      },
    ];
  if (name !== 'SELECT_CHALLENGE' || choices.length === 0 || choices.includes('EMAIL_OTP')) return [];
  return [
    {
      cause: 'email-code-not-offered',
      evidence: { says: 'AvailableChallenges has no EMAIL_OTP.', speaks: 'for' },
    },
  ];
}
