import type { OperationName } from '../../model/operation.ts';
import type { AuthEvent } from '../../pool/auth-event.ts';

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

/** Which flows and challenges prove what, by their names in the API. */
const proven: Readonly<Record<string, Kind>> = {
  USER_PASSWORD_AUTH: 'Password',
  ADMIN_USER_PASSWORD_AUTH: 'Password',
  ADMIN_NO_SRP_AUTH: 'Password',
  PASSWORD_VERIFIER: 'Password',
  SMS_MFA: 'Mfa',
  EMAIL_OTP: 'Mfa',
  SOFTWARE_TOKEN_MFA: 'Mfa',
};

/** What a call proves: its flow or the challenge that it answers says so. */
export function kindOf(input: object): Kind | undefined {
  for (const member of ['AuthFlow', 'ChallengeName']) {
    const name: unknown = Reflect.get(input, member);
    const kind = typeof name === 'string' ? proven[name] : undefined;
    if (kind) return kind;
  }
  return undefined;
}

/** Whether a call is none of an event: it continues a sign-in that has ended long ago. */
export function isRefresh(input: object): boolean {
  return String(Reflect.get(input, 'AuthFlow')).startsWith('REFRESH_TOKEN');
}
