import type { Output } from '../model/operation.ts';
import type { Pool } from './pool.ts';
import type { Seal } from './seal.ts';

/** Where a code went, as the API tells it. */
export type CodeDeliveryDetails = NonNullable<Output<'ForgotPassword'>['CodeDeliveryDetails']>;

/** An address as it may be shown: `f***@e***` (observed). */
export function maskEmail(address: string): string {
  throw new Error('to come');
}

/** A phone number as it may be shown: `+*******1234` (observed). */
export function maskPhone(number: string): string {
  throw new Error('to come');
}

/** The details of a code that was sent to that attribute's value. */
export function deliveryDetails(attribute: 'email' | 'phone_number', value: string): CodeDeliveryDetails {
  throw new Error('to come');
}

/** The made-up details for a user who does not exist: always the same for that pool and name. */
export function simulatedDetails(seal: Seal, pool: Pool, username: string): CodeDeliveryDetails {
  throw new Error('to come');
}
