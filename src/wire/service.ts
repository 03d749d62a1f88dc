import type { Faults } from '../faults/faults.ts';
import type { SignedIn, Trace } from '../operations/call.ts';
import type { Registry } from '../operations/entry.ts';
import type { Ports } from '../operations/ports.ts';
import type { CallEvent } from '../recorder/event.ts';

/** What a caller of signed operations proves itself with. */
export interface AwsCredential {
  readonly secretAccessKey: string;
  /** What it may call, as `allows` reads it; everything where it is left out. */
  readonly actions?: readonly string[];
}

/**
 * Credentials by access key id; `any` accepts whatever is well formed, for a service
 * that only this machine reaches.
 */
export type Credentials = ReadonlyMap<string, AwsCredential> | 'any';

/** What the wire stands on. */
export interface Service {
  readonly registry: Registry;
  readonly ports: Ports;
  readonly credentials: Credentials;
  /** Whether answers name the cause of a failure in `x-lifeguard-cause`. */
  readonly localMode: boolean;
  /**
   * Who that access token speaks for; fills the trace as far as it learns it.
   *
   * @throws a cause if the token is not valid, or its user or client is gone.
   */
  readonly verifyAccess: (accessToken: string, trace: Trace) => Promise<SignedIn>;
  /** What goes wrong on demand. */
  readonly faults: Pick<Faults, 'meet'>;
  /** Takes each call when it is done. */
  readonly record: (event: Omit<CallEvent, 'sequence'>) => void;
  /** Takes what was thrown that is no cause. The client sees none of it but the request id. */
  readonly reportBug: (error: unknown, requestId: string) => void;
}
