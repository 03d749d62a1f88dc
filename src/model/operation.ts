import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';

type Commands = {
  [K in keyof typeof Sdk as K extends `${infer Name}Command` ? Name : never]: (typeof Sdk)[K];
};

/** The name of each operation of the API, as it stands behind the dot of `X-Amz-Target`. */
export type OperationName = Exclude<keyof Commands & string, '$' | '__' | ''>;

type SdkInput<N extends OperationName> = Commands[N] extends new (input: infer I) => unknown ? I : never;

type SdkOutput<N extends OperationName> = Commands[N] extends new (
  ...args: never[]
) => { resolveMiddleware(...args: never[]): (input: never) => Promise<{ output: infer O }> }
  ? O
  : never;

/**
 * Words that the service takes and the SDK's types do not have yet, by the member that lists them (observed).
 */
interface NewerWords {
  readonly ExplicitAuthFlows: 'ALLOW_CLIENT_TOKEN_AUTH';
}

type Member<K, T> = K extends keyof NewerWords
  ? T extends readonly (infer E)[]
    ? (E | NewerWords[K])[]
    : never
  : Exact<T>;

/**
 * The SDK types a required member as possibly `undefined`; behind the wire, which has validated it, it is
 * not. Optional members stay optional and are absent rather than `undefined`.
 */
export type Exact<T> = T extends Date | Uint8Array
  ? T
  : T extends readonly (infer E)[]
    ? Exact<E>[]
    : T extends object
      ? { [K in keyof T]: Member<K, Exclude<T[K], undefined>> }
      : T;

/** What an operation is given: decoded and validated by the model. */
export type Input<N extends OperationName> = Exact<SdkInput<N>>;

/** What an operation answers, before it is serialised by the model. */
export type Output<N extends OperationName> = Exact<Omit<SdkOutput<N>, '$metadata'>>;

/** A pool's settings as DescribeUserPool shows them. */
export type PoolSettings = Exact<Sdk.UserPoolType>;

/** An app client's settings as DescribeUserPoolClient shows them. */
export type ClientSettings = Exact<Sdk.UserPoolClientType>;
