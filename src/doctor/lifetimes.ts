import type { DescribedClient } from '../surroundings/cognito-reads.ts';

const seconds = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const;

/** How long the tokens of an app client last, in seconds, defaults filled in (documented). */
export interface Lifetimes {
  readonly access: number;
  readonly id: number;
  readonly refresh: number;
}

/** The lifetimes of an app client's tokens. */
export function lifetimesOf(client: DescribedClient): Lifetimes {
  const { TokenValidityUnits: units = {} } = client;
  return {
    access:
      (client.AccessTokenValidity || 1) *
      seconds[client.AccessTokenValidity ? (units.AccessToken ?? 'hours') : 'hours'],
    id:
      (client.IdTokenValidity || 1) * seconds[client.IdTokenValidity ? (units.IdToken ?? 'hours') : 'hours'],
    refresh:
      (client.RefreshTokenValidity || 30) *
      seconds[client.RefreshTokenValidity ? (units.RefreshToken ?? 'days') : 'days'],
  };
}

/** A length of time in the largest unit that it is whole in: `90 minutes`. */
export function timeWords(total: number): string {
  const [unit, size] = Object.entries(seconds).findLast(([, length]) => total % length === 0) ?? [
    'seconds',
    1,
  ];
  const count = total / size;
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}
