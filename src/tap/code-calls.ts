import { members, textOf } from '../pool/members.ts';
import type { CodePurpose } from './pairs.ts';
import type { SeenCall } from './seen-call.ts';

const hour = 3_600_000;

/** How long a code of that purpose lives, in milliseconds (documented). */
export const codeLifetime: Readonly<Record<CodePurpose, number>> = {
  reset: hour,
  'sign-up': 24 * hour,
  attribute: 24 * hour,
};

/** The operation that has a new code sent. */
export const sendAgain: Readonly<Record<CodePurpose, string>> = {
  reset: 'ForgotPassword',
  'sign-up': 'ResendConfirmationCode',
  attribute: 'GetUserAttributeVerificationCode',
};

const sending: Readonly<Record<string, CodePurpose>> = {
  ForgotPassword: 'reset',
  AdminResetUserPassword: 'reset',
  SignUp: 'sign-up',
  ResendConfirmationCode: 'sign-up',
  GetUserAttributeVerificationCode: 'attribute',
  UpdateUserAttributes: 'attribute',
  AdminUpdateUserAttributes: 'attribute',
};

const taking: Readonly<Record<string, CodePurpose>> = {
  ConfirmForgotPassword: 'reset',
  ConfirmSignUp: 'sign-up',
  VerifyUserAttribute: 'attribute',
};

/** Whether the call succeeds for users who do not exist, too, where its app client hides who does (documented). */
export function isHiddenWhetherSent(operation: string): boolean {
  return operation === 'ForgotPassword' || operation === 'ResendConfirmationCode';
}

/** What the call sent a code for, as its answer says; undefined where it sent none. */
export function codeSentFor({ operation, outcome, output, toldCause }: SeenCall): CodePurpose | undefined {
  // Of a success that it only pretends, a Lifeguard tells the cause.
  if (outcome !== 'ok' || toldCause !== undefined) return undefined;
  const { CodeDeliveryDetailsList: list } = members(output);
  const isUpdate = operation === 'UpdateUserAttributes';
  return isUpdate && (!Array.isArray(list) || list.length === 0) ? undefined : sending[operation];
}

/** The code that the call hands in, and what for. */
export function codeHandedIn(
  seen: SeenCall,
): { readonly code: string; readonly purpose: CodePurpose } | undefined {
  const purpose = taking[seen.operation];
  const asked = members(seen.input);
  const code = textOf(asked.ConfirmationCode) ?? textOf(asked.Code);
  return purpose === undefined || code === undefined ? undefined : { purpose, code };
}
