import type { Input } from '../../model/operation.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import { triggerAttributes } from '../trigger-attributes.ts';

type Metadata = Readonly<Record<string, string>> | undefined;

/** Who is about to be created. */
export interface NewUserRequest {
  readonly pool: Pool;
  readonly client: Client | undefined;
  readonly username: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly validationData: Input<'SignUp'>['ValidationData'];
  readonly clientMetadata: Metadata;
}

/** What PreSignUp decided. */
export interface PreSignUpAnswer {
  readonly confirm: boolean;
  readonly verifyEmail: boolean;
  readonly verifyPhone: boolean;
}

/**
 * Runs PreSignUp, which may refuse the user by throwing. It sees no sub and no status yet (observed).
 *
 * @throws what `Triggers.run` throws
 */
export async function runPreSignUp(
  { triggers }: Pick<Ports, 'triggers'>,
  source: 'PreSignUp_SignUp' | 'PreSignUp_AdminCreateUser',
  who: NewUserRequest,
  call: Call,
): Promise<PreSignUpAnswer> {
  const validationData = who.validationData?.map(({ Name = '', Value = '' }) => [Name, Value]);
  const response = await triggers.run({
    pool: who.pool,
    client: who.client,
    source,
    userName: who.username,
    sdkVersion: call.sdkVersion,
    request: {
      userAttributes: who.attributes,
      validationData: validationData ? Object.fromEntries(validationData) : null,
      ...(who.clientMetadata && { clientMetadata: who.clientMetadata }),
    },
    notes: call.trace.triggers,
  });
  return {
    confirm: response?.autoConfirmUser === true,
    verifyEmail: response?.autoVerifyEmail === true,
    verifyPhone: response?.autoVerifyPhone === true,
  };
}

/**
 * Runs PostConfirmation. If it fails, the confirmation stands and the caller sees the error (observed).
 *
 * @throws what `Triggers.run` throws
 */
export async function runPostConfirmation(
  { triggers }: Pick<Ports, 'triggers'>,
  source: 'PostConfirmation_ConfirmSignUp' | 'PostConfirmation_ConfirmForgotPassword',
  who: { pool: Pool; client: Client | undefined; user: User; clientMetadata: Metadata },
  call: Call,
): Promise<void> {
  await triggers.run({
    pool: who.pool,
    client: who.client,
    source,
    userName: who.user.username,
    sdkVersion: call.sdkVersion,
    request: {
      userAttributes: triggerAttributes(who.pool, who.user),
      ...(who.clientMetadata && { clientMetadata: who.clientMetadata }),
    },
    notes: call.trace.triggers,
  });
}
