import type { Seal } from '../../pool/seal.ts';
import type { User } from '../../pool/user.ts';

/**
 * What a challenge of StartWebAuthnRegistration stands for. It is sealed into the
 * challenge, so nothing is stored.
 */
export interface RegistrationChallenge {
  /** For single use. */
  readonly id: string;
  readonly clientId: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Makes a challenge that is good for this user only. */
export function sealChallenge(seal: Seal, user: User, challenge: RegistrationChallenge): string {
  return seal.seal(purpose(user), JSON.stringify({ ...challenge, sub: user.sub }));
}

/** Opens one that was made for this user; whether it was used already is for the store to say. */
export function openChallenge(
  seal: Seal,
  user: User,
  challenge: string,
  now: number,
): RegistrationChallenge | undefined {
  const opened = seal.open(purpose(user), challenge);
  if (!opened) return undefined;
  // Sound: it opened with the key of this purpose, and only sealChallenge seals with it.
  const whole = JSON.parse(opened.toString()) as RegistrationChallenge & { readonly sub: string };
  return whole.sub === user.sub && now < whole.expiresAt ? whole : undefined;
}

function purpose({ poolId }: User): string {
  return `passkey registration:${poolId}`;
}
