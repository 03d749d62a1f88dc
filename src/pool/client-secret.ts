import { randomBase32 } from './base32.ts';
import type { Client } from './pool.ts';
import type { Random } from './random.ts';

/** One secret of an app client. It can have two, so that its servers can change from one to the other. */
export interface ClientSecret {
  readonly value: string;
  /** Milliseconds since 1970; differs from that of the client's other secret. */
  readonly createdAt: number;
}

/**
 * A new client secret: 52 characters of `0-9a-v`, 260 bits (observed; 51 where a leading zero is left out).
 */
export function makeClientSecret(random: Random): string {
  return randomBase32(52, random).replace(/^0/, '');
}

/** A secret's id: `<client id>--<time of creation>` (documented; in milliseconds, inferred). */
export function clientSecretId(clientId: string, { createdAt }: Pick<ClientSecret, 'createdAt'>): string {
  return `${clientId}--${createdAt}`;
}

/**
 * Whether one of the app client's secrets is right. Each is looked at, so that the time does not tell which.
 */
export function someSecret(
  { secrets }: Pick<Client, 'secrets'>,
  isRight: (secret: string) => boolean,
): boolean {
  return secrets.filter(({ value }) => isRight(value)).length > 0;
}
