import type { Failure } from '../causes/cause.ts';
import type { OperationName } from '../model/operation.ts';
import type { Client, Pool } from '../pool/pool.ts';
import type { AccessClaims } from '../pool/token.ts';
import type { User } from '../pool/user.ts';
import type { MessageNote, TriggerNote } from '../recorder/event.ts';

/** What the recorder will say of a call, filled in while it is handled. */
export interface Trace {
  poolId?: string;
  clientId?: string;
  user?: string;
  /** What really failed where the answer must look like another, so that nobody learns who exists. */
  hidden?: Failure | undefined;
  /** The authentication event that the call is a part of, where its pool keeps them. */
  eventId?: string;
  /** Whether the answer to a challenge that may be either is to prove a second factor. */
  provesSecondFactor?: true;
  readonly triggers: TriggerNote[];
  readonly messages: MessageNote[];
}

/** Who signed in, as a valid access token says. */
export interface SignedIn {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
  readonly claims: AccessClaims;
}

/** One call of an operation, beside its input. */
export interface Call {
  readonly operation: OperationName;
  readonly requestId: string;
  /** The region that the request was signed for; undefined for public operations. */
  readonly region: string | undefined;
  /** The caller's SDK as triggers see it in `callerContext.awsSdkVersion`. */
  readonly sdkVersion: string;
  /** Where the request came from, as the socket tells; undefined where it came over none. */
  readonly address?: string | undefined;
  /** The caller's User-Agent, cut to what is worth keeping. */
  readonly userAgent?: string | undefined;
  readonly trace: Trace;
}
