import type { Seal } from './seal.ts';

/** The attribute that a challenge sends its codes to, as a first factor or as a second one. */
export const codeAddress = { EMAIL_OTP: 'email', SMS_OTP: 'phone_number', SMS_MFA: 'phone_number' } as const;

/** Tells one address from another in a session, where all marks are of one length. */
export function addressMark(seal: Seal, poolId: string, address: string): string {
  return seal.hash(`code address:${poolId}`, address);
}
