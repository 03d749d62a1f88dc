import type { Input, OperationName, Output } from '../model/operation.ts';
import type { Call, SignedIn } from './call.ts';
import type { Ports } from './ports.ts';

/** A public or signed operation: from what it uses and its validated input to its output. */
export type Operation<N extends OperationName> = (
  ports: Ports,
  input: Input<N>,
  call: Call,
) => Promise<Output<N>>;

/** An operation of a signed-in user: the wire has verified the access token. */
export type UserOperation<N extends OperationName> = (
  ports: Ports,
  input: Input<N>,
  call: Call & { readonly signedIn: SignedIn },
) => Promise<Output<N>>;
