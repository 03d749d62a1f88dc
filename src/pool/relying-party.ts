import type { Pool } from './pool.ts';

/**
 * The relying party that passkeys of a pool are made for: the configured one, or the pool's domain, the
 * custom one first (documented). Undefined where there is neither.
 */
export function relyingPartyOf({ mfa, settings, region }: Pool): string | undefined {
  const { Domain, CustomDomain } = settings;
  return (
    mfa?.WebAuthnConfiguration?.RelyingPartyId ??
    CustomDomain ??
    (Domain === undefined ? undefined : `${Domain}.auth.${region}.amazoncognito.com`)
  );
}

/**
 * Whether pages of that origin may use passkeys of the relying party: its host or one below it, over https,
 * and over http on this machine, as browsers have it. An Android app's origin is its signature; the phone
 * itself asks the relying party whether that app may.
 */
export function isOriginOf(relyingParty: string, origin: string): boolean {
  if (/^android:apk-key-hash:[\w-]{43}$/.test(origin)) return true;
  const url = URL.parse(origin);
  if (url?.origin !== origin) return false;
  const { protocol, hostname } = url;
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) return false;
  return hostname === relyingParty || hostname.endsWith(`.${relyingParty}`);
}
