const secondsOf = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;

type Unit = keyof typeof secondsOf;

/** What of a client's settings says how long its tokens live. */
export interface LifetimeSettings {
  readonly AccessTokenValidity?: number | undefined;
  readonly IdTokenValidity?: number | undefined;
  readonly RefreshTokenValidity?: number | undefined;
  readonly TokenValidityUnits?:
    | { readonly [K in 'AccessToken' | 'IdToken' | 'RefreshToken']?: Unit | undefined }
    | undefined;
}

/** How long a client's tokens live, in seconds. */
export interface TokenLifetimes {
  readonly access: number;
  readonly id: number;
  readonly refresh: number;
}

/**
 * The lifetimes from a client's settings. Not set, or 0, is one hour for access and ID tokens and 30 days for
 * refresh tokens; a number without a unit is in hours for the former and in days for the latter (documented).
 */
export function tokenLifetimes(settings: LifetimeSettings): TokenLifetimes {
  const units = settings.TokenValidityUnits ?? {};
  return {
    access: (settings.AccessTokenValidity || 0) * secondsOf[units.AccessToken ?? 'hours'] || 3600,
    id: (settings.IdTokenValidity || 0) * secondsOf[units.IdToken ?? 'hours'] || 3600,
    refresh: (settings.RefreshTokenValidity || 0) * secondsOf[units.RefreshToken ?? 'days'] || 30 * 86_400,
  };
}
