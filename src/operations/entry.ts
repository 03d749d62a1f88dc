import type { Input, OperationName } from '../model/operation.ts';
import type { Operation, UserOperation } from './operation.ts';

/** Stands in the registry for an operation that Lifeguard does not have yet: it answers a plain error. */
export const notBuilt: unique symbol = Symbol('not built');

/** What an operation is. Where the access token is required, the wire has verified it. */
export type OperationOf<N extends OperationName> =
  Input<N> extends { readonly AccessToken: string } ? UserOperation<N> : Operation<N>;

/** Loads the file of an operation, which exports it by its name. */
export type Load<N extends OperationName> = () => Promise<{ readonly [K in N]: OperationOf<N> }>;

/** What stands in the registry for that name. */
export type Entry<N extends OperationName> = typeof notBuilt | Load<N>;

/** All operations of the API. A name without an entry does not compile. */
export type Registry = { readonly [N in OperationName]: Entry<N> };
