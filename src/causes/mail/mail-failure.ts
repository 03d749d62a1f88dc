import type { Failure } from '../cause.ts';
import { mailServerRefused } from './mail-server-refused.ts';
import { mailServerUnreachable } from './mail-server-unreachable.ts';

/** Why a message was not taken, as `DeliveryFailed` tells it. */
export interface UndeliveredMessage {
  readonly kind: 'unreachable' | 'refused';
  readonly server: string;
  readonly reason: string;
}

/** The cause of a failed delivery: throw what it returns. */
export function mailFailure({ kind, server, reason }: UndeliveredMessage): Failure {
  return kind === 'unreachable'
    ? mailServerUnreachable({ server, reason })
    : mailServerRefused({ server, reason });
}
