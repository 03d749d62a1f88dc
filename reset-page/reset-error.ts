import type { PasswordRule } from './password-policy.ts';

/** Every way in which a reset can fail, told apart by what the user can do about it. */
export type ResetErrorKind =
  | 'code-not-valid-here'
  | 'wrong-code'
  | 'password-policy'
  | 'password-used-before'
  | 'too-many-attempts'
  | 'too-many-wrong-codes'
  | 'too-busy'
  | 'unknown-user'
  | 'not-confirmed'
  | 'not-allowed'
  | 'no-verified-contact'
  | 'not-delivered'
  | 'invalid-input'
  | 'unknown-client'
  | 'needs-secret'
  | 'refused-by-trigger'
  | 'trigger-failed'
  | 'service-failed'
  | 'blocked'
  | 'offline'
  | 'unreachable'
  | 'timed-out'
  | 'unknown-answer';

/** What a failed call said of itself. */
export interface ResetErrorFacts {
  /** For `password-policy`: the rule that is not met, where the service names it. */
  readonly rule?: PasswordRule | null;
  /** The error's type on the wire, such as `ExpiredCodeException`; null when no answer of the service came. */
  readonly type?: string | null;
  /** The request id of the service, for support. */
  readonly requestId?: string | null;
  /** The true cause; only Lifeguard in local mode says it. */
  readonly causeId?: string | null;
  /** The error of `fetch` underneath. */
  readonly cause?: unknown;
}

/** A reset that failed. `message` holds the words of the service, for developers and not for users. */
export class ResetError extends Error {
  readonly kind: ResetErrorKind;
  readonly rule: PasswordRule | null;
  readonly type: string | null;
  readonly requestId: string | null;
  readonly causeId: string | null;

  constructor(kind: ResetErrorKind, message: string, facts: ResetErrorFacts = {}) {
    super(message, facts.cause === undefined ? {} : { cause: facts.cause });
    this.name = 'ResetError';
    this.kind = kind;
    this.rule = facts.rule ?? null;
    this.type = facts.type ?? null;
    this.requestId = facts.requestId ?? null;
    this.causeId = facts.causeId ?? null;
  }
}

interface Row {
  readonly type: string;
  /** Narrows the type by its message, which AWS does not promise to keep: the last row of a type has none. */
  readonly says?: RegExp;
  readonly kind: ResetErrorKind;
  readonly rule?: PasswordRule;
}

/** The errors that ForgotPassword and ConfirmForgotPassword declare, and what each one means here. */
const rows: readonly Row[] = [
  { type: 'ExpiredCodeException', kind: 'code-not-valid-here' },
  { type: 'CodeMismatchException', kind: 'wrong-code' },
  { type: 'InvalidPasswordException', says: /long enough/i, kind: 'password-policy', rule: 'length' },
  { type: 'InvalidPasswordException', says: /uppercase/i, kind: 'password-policy', rule: 'uppercase' },
  { type: 'InvalidPasswordException', says: /lowercase/i, kind: 'password-policy', rule: 'lowercase' },
  { type: 'InvalidPasswordException', says: /numeric/i, kind: 'password-policy', rule: 'number' },
  { type: 'InvalidPasswordException', says: /symbol/i, kind: 'password-policy', rule: 'symbol' },
  { type: 'InvalidPasswordException', kind: 'password-policy' },
  { type: 'PasswordHistoryPolicyViolationException', kind: 'password-used-before' },
  { type: 'LimitExceededException', kind: 'too-many-attempts' },
  { type: 'TooManyFailedAttemptsException', kind: 'too-many-wrong-codes' },
  { type: 'TooManyRequestsException', kind: 'too-busy' },
  { type: 'UserNotFoundException', kind: 'unknown-user' },
  { type: 'UserNotConfirmedException', kind: 'not-confirmed' },
  { type: 'NotAuthorizedException', says: /secret/i, kind: 'needs-secret' },
  { type: 'NotAuthorizedException', kind: 'not-allowed' },
  { type: 'InvalidParameterException', says: /no registered\/verified/i, kind: 'no-verified-contact' },
  { type: 'InvalidParameterException', says: /at 'password'/i, kind: 'password-policy', rule: 'characters' },
  { type: 'InvalidParameterException', says: /at 'confirmationCode'/i, kind: 'wrong-code' },
  { type: 'InvalidParameterException', kind: 'invalid-input' },
  { type: 'ResourceNotFoundException', kind: 'unknown-client' },
  { type: 'UserLambdaValidationException', kind: 'refused-by-trigger' },
  { type: 'UnexpectedLambdaException', kind: 'trigger-failed' },
  { type: 'InvalidLambdaResponseException', kind: 'trigger-failed' },
  { type: 'CodeDeliveryFailureException', kind: 'not-delivered' },
  { type: 'InvalidSmsRoleAccessPolicyException', kind: 'not-delivered' },
  { type: 'InvalidSmsRoleTrustRelationshipException', kind: 'not-delivered' },
  { type: 'InvalidEmailRoleAccessPolicyException', kind: 'not-delivered' },
  { type: 'InternalErrorException', kind: 'service-failed' },
  { type: 'ForbiddenException', kind: 'blocked' },
];

/** What an error answer means. A type that is not in the table is judged by its HTTP status. */
export function meaningOf(
  type: string | null,
  message: string,
  status: number,
): { readonly kind: ResetErrorKind; readonly rule: PasswordRule | null } {
  const row = rows.find(row => row.type === type && (row.says?.test(message) ?? true));
  if (row) return { kind: row.kind, rule: row.rule ?? null };
  if (status === 403) return { kind: 'blocked', rule: null };
  if (status === 429) return { kind: 'too-busy', rule: null };
  return { kind: status >= 500 ? 'service-failed' : 'unknown-answer', rule: null };
}
