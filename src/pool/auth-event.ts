import type { Output } from '../model/operation.ts';
import type { Pool } from './pool.ts';

type Shown = NonNullable<Output<'AdminListUserAuthEvents'>['AuthEvents']>[number];

/** Something that a user, or somebody in its name, did to sign in, sign up or change a password. */
export interface AuthEvent {
  readonly poolId: string;
  readonly sub: string;
  /** UUID. That of a sign-in stands in its tokens as `event_id`. */
  readonly id: string;
  readonly type: NonNullable<Shown['EventType']>;
  readonly response: NonNullable<Shown['EventResponse']>;
  /** How the answers to challenges ended, each kind once. */
  readonly challenges: Readonly<Partial<Record<'Password' | 'Mfa', 'Success' | 'Failure'>>>;
  readonly context: { readonly ipAddress?: string | undefined; readonly device: string };
  readonly createdAt: number;
  readonly feedback:
    | { readonly value: 'Valid' | 'Invalid'; readonly by: string; readonly at: number }
    | undefined;
}

/** Whether the pool's threat protection is on: only then are events kept (documented). */
export function keepsAuthEvents({ settings }: Pick<Pool, 'settings'>): boolean {
  return (settings.UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF') !== 'OFF';
}
