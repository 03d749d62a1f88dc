import { codeLifetimes } from '../pool/code.ts';

/** How the codes that an operation takes come to be. */
export interface CodeDetails {
  /** The operations that send such codes. */
  readonly sentBy: readonly string[];
  /** The one of them that sends a new code. */
  readonly sentAgainBy: string;
  /** The trigger sources of their messages. */
  readonly messages: readonly string[];
  /** Milliseconds. */
  readonly lifetime: number;
}

/** What a code is for, by the operation that takes it. */
export type CodeUse = 'ConfirmForgotPassword' | 'ConfirmSignUp' | 'VerifyUserAttribute';

/** What takes codes, what sends them, and how long they live (documented). */
export const codeUses: Readonly<Record<CodeUse, CodeDetails>> = {
  ConfirmForgotPassword: {
    sentBy: ['ForgotPassword', 'AdminResetUserPassword'],
    sentAgainBy: 'ForgotPassword',
    messages: ['CustomMessage_ForgotPassword'],
    lifetime: codeLifetimes.reset,
  },
  ConfirmSignUp: {
    sentBy: ['SignUp', 'ResendConfirmationCode'],
    sentAgainBy: 'ResendConfirmationCode',
    messages: ['CustomMessage_SignUp', 'CustomMessage_ResendCode'],
    lifetime: codeLifetimes['sign-up'],
  },
  VerifyUserAttribute: {
    sentBy: ['GetUserAttributeVerificationCode', 'UpdateUserAttributes'],
    sentAgainBy: 'GetUserAttributeVerificationCode',
    messages: ['CustomMessage_VerifyUserAttribute', 'CustomMessage_UpdateUserAttribute'],
    // That of a phone number is the same.
    lifetime: codeLifetimes['verify-email'],
  },
};

/** What the codes are for that an operation takes; undefined where it takes none. */
export function codeUseOf(operation: string | undefined): CodeUse | undefined {
  return uses.find(use => use === operation);
}

/** What the codes are for that an operation may send; undefined where it sends none. */
export function codeSentUse(operation: string): CodeUse | undefined {
  return uses.find(use => codeUses[use].sentBy.includes(operation));
}

const uses: readonly CodeUse[] = ['ConfirmForgotPassword', 'ConfirmSignUp', 'VerifyUserAttribute'];
