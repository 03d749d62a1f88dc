import type { OperationName } from '../../model/operation.ts';
import type { AuthEvent } from '../../pool/auth-event.ts';
import type { Trace } from '../call.ts';

/** The operations that are events, by what they are. A refresh is none. */
export const eventTypes: Readonly<Partial<Record<OperationName, AuthEvent['type']>>> = {
  InitiateAuth: 'SignIn',
  AdminInitiateAuth: 'SignIn',
  RespondToAuthChallenge: 'SignIn',
  AdminRespondToAuthChallenge: 'SignIn',
  SignUp: 'SignUp',
  ConfirmSignUp: 'SignUp',
  ForgotPassword: 'ForgotPassword',
  ConfirmForgotPassword: 'ForgotPassword',
  ChangePassword: 'PasswordChange',
  ResendConfirmationCode: 'ResendCode',
};

type Kind = keyof AuthEvent['challenges'];

/** Reads a member of AuthParameters or ChallengeResponses. */
type Given = (name: string) => unknown;

const password = () => 'Password' as const;
const secondFactor = () => 'Mfa' as const;

/** A password that comes along where it is chosen. */
const chosenBy =
  (choice: string) =>
  (given: Given): Kind | undefined =>
    given(choice) === 'PASSWORD' && given('PASSWORD') ? 'Password' : undefined;

/**
 * What flows and challenges prove, by their names in the API, which knows passwords and second factors: codes
 * and passkeys as first factors are neither, and events have no word for them (inferred).
 */
const proven: Readonly<Record<string, (given: Given, trace: Trace) => Kind | undefined>> = {
  USER_PASSWORD_AUTH: password,
  ADMIN_USER_PASSWORD_AUTH: password,
  ADMIN_NO_SRP_AUTH: password,
  PASSWORD_VERIFIER: password,
  PASSWORD: password,
  USER_AUTH: chosenBy('PREFERRED_CHALLENGE'),
  SELECT_CHALLENGE: chosenBy('ANSWER'),
  SMS_MFA: secondFactor,
  SOFTWARE_TOKEN_MFA: secondFactor,
  EMAIL_OTP: (_, { provesSecondFactor }) => (provesSecondFactor ? 'Mfa' : undefined),
};

/** What a call proves, or fails to: its flow or the challenge that it answers says so. */
export function kindOf(input: object, trace: Trace): Kind | undefined {
  const name = String(Reflect.get(input, 'AuthFlow') ?? Reflect.get(input, 'ChallengeName'));
  const given: unknown = Reflect.get(input, 'AuthParameters') ?? Reflect.get(input, 'ChallengeResponses');
  const read: Given = member =>
    typeof given === 'object' && given !== null ? Reflect.get(given, member) : undefined;
  return proven[name]?.(read, trace);
}

/** Whether a call is none of an event: it continues a sign-in that has ended long ago. */
export function isRefresh(input: object): boolean {
  return String(Reflect.get(input, 'AuthFlow')).startsWith('REFRESH_TOKEN');
}
