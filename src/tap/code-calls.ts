import { type CodeUse, codeSentUse, codeUseOf } from '../causes/code-use.ts';
import { type Members, members, textOf } from '../pool/members.ts';
import type { SeenCall } from './seen-call.ts';

/** Whether the call succeeds for users who do not exist, too, where its app client hides who does (documented). */
export function isHiddenWhetherSent(operation: string): boolean {
  return operation === 'ForgotPassword' || operation === 'ResendConfirmationCode';
}

/** How the answer of an operation shows that a code went out, where it does not always. */
const shows: Readonly<Record<string, (output: Members) => boolean>> = {
  // A sign-up that is confirmed at once, or has nothing to verify, sends none.
  SignUp: ({ CodeDeliveryDetails }) => CodeDeliveryDetails !== undefined,
  UpdateUserAttributes: ({ CodeDeliveryDetailsList: list }) => Array.isArray(list) && list.length > 0,
};

/** What the call sent a code for, as its answer says; undefined where it sent none. */
export function codeSentFor({ operation, outcome, output, toldCause }: SeenCall): CodeUse | undefined {
  // Of a success that it only pretends, a Lifeguard tells the cause.
  if (outcome !== 'ok' || toldCause !== undefined) return undefined;
  return shows[operation]?.(members(output)) === false ? undefined : codeSentUse(operation);
}

/** The code that the call hands in, and what for. */
export function codeHandedIn(seen: SeenCall): { readonly code: string; readonly use: CodeUse } | undefined {
  const use = codeUseOf(seen.operation);
  const asked = members(seen.input);
  const code = textOf(asked.ConfirmationCode) ?? textOf(asked.Code);
  return use === undefined || code === undefined ? undefined : { use, code };
}
