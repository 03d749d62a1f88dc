import type { PoolsShown } from './context.ts';

/** What people call a pool or client, beside its id. */
export interface Names {
  /** The pool's name, or its id where there is no such pool. */
  pool(poolId: string): string;
  /** The client's name, or its id where there is no such client. */
  client(clientId: string): string;
  /** The name behind an id of either kind; undefined for any other text. */
  of(text: string): string | undefined;
}

/** Looks names up in the directory. */
export function namesIn(directory: Pick<PoolsShown, 'pool' | 'client'>): Names {
  const pool = (id: string) => directory.pool(id)?.settings.Name;
  const client = (id: string) => directory.client(id)?.settings.ClientName;
  return {
    pool: id => pool(id) ?? id,
    client: id => client(id) ?? id,
    of: text => client(text) ?? pool(text),
  };
}

const purposes: Readonly<Record<string, string>> = {
  CustomMessage_SignUp: 'Sign-up',
  CustomMessage_AdminCreateUser: 'Invitation',
  CustomMessage_ResendCode: 'Sign-up code again',
  CustomMessage_ForgotPassword: 'Password reset',
  CustomMessage_UpdateUserAttribute: 'Attribute change',
  CustomMessage_VerifyUserAttribute: 'Attribute verification',
  CustomMessage_Authentication: 'Sign-in code',
};

/** Why a message was sent, in words. */
export function purposeOf(trigger: string): string {
  return purposes[trigger] ?? trigger;
}
