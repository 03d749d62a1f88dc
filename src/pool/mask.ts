import type { Output } from '../model/operation.ts';
import type { Pool } from './pool.ts';
import { recoveryWays } from './recovery.ts';
import type { Seal } from './seal.ts';

/** Where a code went, as the API tells it. */
export type CodeDeliveryDetails = NonNullable<Output<'ForgotPassword'>['CodeDeliveryDetails']>;

/** The attributes that a code can be sent to. */
export type ContactAttribute = 'email' | 'phone_number';

/** An address as it may be shown: `f***@e***`, the first of each side and no more (observed). */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  const [local = ''] = address.slice(0, Math.max(at, 0));
  const [domain = ''] = address.slice(at + 1);
  return `${local}***@${domain}***`;
}

/** A phone number as it may be shown: `+*******1234` (observed). */
export function maskPhone(number: string): string {
  return `+*******${number.slice(-4)}`;
}

/** The details of a code that was sent to that attribute's value. */
export function deliveryDetails(attribute: ContactAttribute, value: string): CodeDeliveryDetails {
  return attribute === 'email'
    ? { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: maskEmail(value) }
    : { AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: maskPhone(value) };
}

/**
 * The made-up details for a user who does not exist or gets no code: always the same for that pool and name.
 * What has the form of an address or number is masked like a real one (observed); for another name the pool's
 * settings choose the medium (documented) and a keyed hash the rest.
 */
export function simulatedDetails(seal: Seal, pool: Pool, username: string): CodeDeliveryDetails {
  if (/^[^@]+@[^@]+$/.test(username)) return deliveryDetails('email', username);
  if (/^\+[0-9]{5,15}$/.test(username)) return deliveryDetails('phone_number', username);
  return madeUpDetails(seal, pool, username, likelyContact(pool));
}

/**
 * The made-up details of a code that went to that attribute of somebody who does
 * not exist: of that medium always.
 */
export function simulatedDetailsTo(
  seal: Seal,
  pool: Pool,
  username: string,
  attribute: ContactAttribute,
): CodeDeliveryDetails {
  const likely = simulatedDetails(seal, pool, username);
  return likely.AttributeName === attribute ? likely : madeUpDetails(seal, pool, username, attribute);
}

function madeUpDetails(
  seal: Seal,
  pool: Pool,
  username: string,
  attribute: ContactAttribute,
): CodeDeliveryDetails {
  const hash = Buffer.from(seal.hash(`simulated details:${pool.id}`, username), 'base64url');
  if (attribute === 'phone_number') {
    return deliveryDetails('phone_number', String(hash.readUInt32BE() % 10_000).padStart(4, '0'));
  }
  const [local, domain] = [hash.readUInt8(0), hash.readUInt8(1)].map(byte =>
    String.fromCharCode(0x61 + (byte % 26)),
  );
  return deliveryDetails('email', `${local}@${domain}`);
}

/** What a user of this pool would most likely be reached by. */
function likelyContact(pool: Pool): ContactAttribute {
  const verified = pool.settings.AutoVerifiedAttributes ?? [];
  if (verified.length === 1 && verified[0]) return verified[0];
  return recoveryWays(pool.settings)[0] === 'verified_phone_number' ? 'phone_number' : 'email';
}
