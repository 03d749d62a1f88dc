import type * as z from 'zod';
import type { TriggerContract } from './contract.ts';
import type { contracts } from './contracts.ts';

type Contracts = typeof contracts;

/** A trigger; the versions of PreTokenGeneration, which have different events, are told apart. */
export type ContractName = keyof Contracts;

/** A `triggerSource`, such as `CustomMessage_ForgotPassword`. */
export type TriggerSource = { [N in ContractName]: keyof Contracts[N]['sources'] }[ContractName];

/** The contracts that have a source: one for each version. */
type ContractsWith<S extends TriggerSource> = {
  [N in ContractName]: S extends keyof Contracts[N]['sources'] ? Contracts[N] : never;
}[ContractName];

/** The versions of the events that a source has. */
export type VersionOf<S extends TriggerSource> = ContractsWith<S>['version'];

/** The version that is meant where none is named: the first that the source has. */
export type FirstVersionOf<S extends TriggerSource> = '1' extends VersionOf<S> ? '1' : '3';

type ContractWith<S extends TriggerSource, V> = Extract<ContractsWith<S>, { readonly version: V }>;

type Request<C extends TriggerContract, S> = S extends keyof C['sources']
  ? z.output<C['sources'][S]['request']>
  : never;

type UserName<C extends TriggerContract, S> = S extends keyof C['sources']
  ? C['sources'][S]['sample']['userName']
  : never;

/** A response as it is sent in, to be changed in place to what may come back. */
type SentResponse<Sent, Answer> = {
  -readonly [M in keyof Sent]: Sent[M] | (M extends keyof Answer ? Answer[M] : never);
};

/** What every event has. */
interface EventWith<Version, TriggerSource, Request> {
  version: Version;
  triggerSource: TriggerSource;
  region: string;
  userPoolId: string;
  callerContext: { awsSdkVersion: string; clientId: string };
  request: Request;
}

/** The event of a source, by a contract that has it. */
type EventOf<C extends TriggerContract, S> = EventWith<C['version'], S, Request<C, S>> &
  (UserName<C, S> extends string ? { userName: string } : { userName?: string | undefined }) &
  (C['response'] extends undefined
    ? { response?: undefined }
    : { response: SentResponse<C['response'], z.input<C['schema']>> });

/**
 * The event that a handler is given, by its trigger or source: `TriggerEvent<'PreSignUp'>`,
 * `TriggerEvent<'CustomMessage_ForgotPassword'>`. A source that has several versions is of the first, unless
 * another is named: `TriggerEvent<'TokenGeneration_RefreshTokens', '2'>`.
 */
export type TriggerEvent<
  T extends ContractName | TriggerSource,
  V = T extends TriggerSource ? FirstVersionOf<T> : unknown,
> = T extends ContractName
  ? { [S in keyof Contracts[T]['sources']]: EventOf<Contracts[T], S> }[keyof Contracts[T]['sources']]
  : T extends TriggerSource
    ? EventOf<ContractWith<T, V>, T>
    : never;

/** What a handler may answer as the event's `response`, by its trigger or source. */
export type TriggerResponse<
  T extends ContractName | TriggerSource,
  V = T extends TriggerSource ? FirstVersionOf<T> : unknown,
> = T extends ContractName
  ? z.input<Contracts[T]['schema']>
  : T extends TriggerSource
    ? z.input<ContractWith<T, V>['schema']>
    : never;
