import type { ClientSettings } from '../model/operation.ts';

/** A unit in which a client's token lifetimes can be given. */
export type TimeUnit = NonNullable<NonNullable<ClientSettings['TokenValidityUnits']>['AccessToken']>;

/** Seconds of each unit. */
export const secondsIn: Readonly<Record<TimeUnit, number>> = {
  seconds: 1,
  minutes: 60,
  hours: 3_600,
  days: 86_400,
};

/** The members of a client's settings that say how long its tokens last. */
export type ValidityMembers = Pick<
  ClientSettings,
  'AccessTokenValidity' | 'IdTokenValidity' | 'RefreshTokenValidity' | 'TokenValidityUnits'
>;

/** How long each token of a client lasts. */
export interface TokenLifetimes {
  readonly accessSeconds: number;
  readonly idSeconds: number;
  readonly refreshSeconds: number;
}

const hour = secondsIn.hours;
const thirtyDays = 30 * secondsIn.days;

/** The lifetimes that a client's settings say: by default an hour, and 30 days for refresh tokens (documented). */
export function tokenLifetimes(members: ValidityMembers): TokenLifetimes {
  const units = members.TokenValidityUnits ?? {};
  return {
    accessSeconds: lifetime(members.AccessTokenValidity, units.AccessToken ?? 'hours') ?? hour,
    idSeconds: lifetime(members.IdTokenValidity, units.IdToken ?? 'hours') ?? hour,
    refreshSeconds: lifetime(members.RefreshTokenValidity || undefined, refreshUnit(members)) ?? thirtyDays,
  };
}

/** What is shown as RefreshTokenValidity: 30 days, in the client's unit, where none or 0 is given (documented). */
export function shownRefreshValidity(members: ValidityMembers): number {
  return members.RefreshTokenValidity || thirtyDays / secondsIn[refreshUnit(members)];
}

function lifetime(validity: number | undefined, unit: TimeUnit): number | undefined {
  return validity === undefined ? undefined : validity * secondsIn[unit];
}

function refreshUnit(members: ValidityMembers): TimeUnit {
  return members.TokenValidityUnits?.RefreshToken ?? 'days';
}
