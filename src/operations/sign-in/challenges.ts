import { flowNotBuilt } from '../../causes/sign-in/flow-not-built.ts';
import { missingParameter } from '../../causes/sign-in/missing-parameter.ts';
import type { Input } from '../../model/operation.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import type { Call } from '../call.ts';
import { answerChoice, answerPassword, answerPasswordSrp } from '../first-factors/answer-choice.ts';
import { answerEmailOtp, answerSmsOtp } from '../first-factors/answer-code.ts';
import { answerMfaChoice } from '../mfa/answer-mfa-choice.ts';
import { answerMfaSetup } from '../mfa/answer-mfa-setup.ts';
import { answerSmsMfa } from '../mfa/answer-sent-code.ts';
import { answerSoftwareToken } from '../mfa/answer-software-token.ts';
import { answerPasskey } from '../passkeys/answer-passkey.ts';
import { answerCustomChallenge } from './custom-challenge.ts';
import { answerDeviceVerifier } from './device-password-verifier.ts';
import { answerDeviceSrp } from './device-srp-auth.ts';
import { answerNewPassword } from './new-password-required.ts';
import { answerPasswordVerifier } from './password-verifier.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';

/** The API's names of the challenges. */
export type ChallengeName = Input<'RespondToAuthChallenge'>['ChallengeName'];

/** What RespondToAuthChallenge and AdminRespondToAuthChallenge were asked. */
export interface ChallengeAnswer {
  readonly pool: Pool;
  readonly client: Client;
  readonly responses: Readonly<Record<string, string>>;
  readonly session: string | undefined;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
}

interface Challenge {
  /** ChallengeResponses that must be there. */
  readonly parameters: readonly string[];
  /** Undefined for a challenge that Lifeguard does not have yet. */
  readonly answer?: (ports: SignInPorts, answer: ChallengeAnswer, call: Call) => Promise<SignInAnswer>;
}

const notYet: Challenge = { parameters: [] };

/** Every challenge, one row each. */
export const challenges: Readonly<Record<ChallengeName, Challenge>> = {
  PASSWORD_VERIFIER: {
    parameters: ['USERNAME', 'PASSWORD_CLAIM_SIGNATURE', 'PASSWORD_CLAIM_SECRET_BLOCK', 'TIMESTAMP'],
    answer: answerPasswordVerifier,
  },
  NEW_PASSWORD_REQUIRED: { parameters: ['USERNAME', 'NEW_PASSWORD'], answer: answerNewPassword },
  ADMIN_NO_SRP_AUTH: notYet,
  CUSTOM_CHALLENGE: { parameters: ['USERNAME', 'ANSWER'], answer: answerCustomChallenge },
  DEVICE_PASSWORD_VERIFIER: {
    parameters: [
      'USERNAME',
      'DEVICE_KEY',
      'PASSWORD_CLAIM_SIGNATURE',
      'PASSWORD_CLAIM_SECRET_BLOCK',
      'TIMESTAMP',
    ],
    answer: answerDeviceVerifier,
  },
  DEVICE_SRP_AUTH: { parameters: ['USERNAME', 'DEVICE_KEY', 'SRP_A'], answer: answerDeviceSrp },
  EMAIL_OTP: { parameters: ['USERNAME', 'EMAIL_OTP_CODE'], answer: answerEmailOtp },
  MFA_SETUP: { parameters: ['USERNAME'], answer: answerMfaSetup },
  PASSWORD: { parameters: ['USERNAME', 'PASSWORD'], answer: answerPassword },
  PASSWORD_SRP: { parameters: ['USERNAME', 'SRP_A'], answer: answerPasswordSrp },
  SELECT_CHALLENGE: { parameters: ['USERNAME', 'ANSWER'], answer: answerChoice },
  SELECT_MFA_TYPE: { parameters: ['USERNAME', 'ANSWER'], answer: answerMfaChoice },
  SMS_MFA: { parameters: ['USERNAME', 'SMS_MFA_CODE'], answer: answerSmsMfa },
  SMS_OTP: { parameters: ['USERNAME', 'SMS_OTP_CODE'], answer: answerSmsOtp },
  SOFTWARE_TOKEN_MFA: { parameters: ['USERNAME', 'SOFTWARE_TOKEN_MFA_CODE'], answer: answerSoftwareToken },
  WEB_AUTHN: { parameters: ['USERNAME', 'CREDENTIAL'], answer: answerPasskey },
};

/**
 * Takes the answer to a challenge.
 *
 * @throws flow-not-built, missing-parameter, and what the challenge throws
 */
export async function answerChallenge(
  ports: SignInPorts,
  name: ChallengeName,
  answer: ChallengeAnswer,
  call: Call,
): Promise<SignInAnswer> {
  const challenge = challenges[name];
  if (!challenge.answer) throw flowNotBuilt({ flow: name });
  for (const parameter of challenge.parameters) {
    if (!answer.responses[parameter]) throw missingParameter({ parameter });
  }
  return challenge.answer(ports, answer, call);
}
