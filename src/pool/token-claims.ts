import { identityClaims } from './identities.ts';
import { rotates } from './rotation.ts';
import type { AccessClaims, Grant, TokenSubject } from './token.ts';

/** When and by whom a token is issued, and how long it lives. */
export interface Issue {
  readonly issuer: string;
  /** Seconds since 1970. */
  readonly now: number;
  /** Seconds. */
  readonly lifetime: number;
  /** UUID. */
  readonly jti: string;
}

/** The claims of an access token, in the order of the service (observed). */
export function accessClaims(subject: TokenSubject, grant: Grant, issue: Issue): AccessClaims {
  return {
    sub: subject.user.sub,
    ...(grant.deviceKey !== undefined && { device_key: grant.deviceKey }),
    ...groupsOf(subject),
    iss: issue.issuer,
    client_id: subject.client.id,
    ...(accessNamesOrigin(subject, grant) && { origin_jti: grant.family }),
    event_id: grant.eventId,
    token_use: 'access',
    scope: grant.scope,
    auth_time: grant.authTime,
    ...grant.level,
    exp: issue.now + issue.lifetime,
    iat: issue.now,
    jti: issue.jti,
    username: subject.user.username,
  };
}

/** The claims of an ID token, in the order of the service, then the attributes (observed). */
export function idClaims(
  subject: TokenSubject,
  grant: Grant,
  issue: Issue,
): Readonly<Record<string, unknown>> {
  return {
    sub: subject.user.sub,
    ...groupsOf(subject),
    ...rolesOf(subject),
    aud: subject.client.id,
    event_id: grant.eventId,
    token_use: 'id',
    auth_time: grant.authTime,
    ...grant.level,
    iss: issue.issuer,
    'cognito:username': subject.user.username,
    exp: issue.now + issue.lifetime,
    iat: issue.now,
    ...(idNamesOrigin(subject) && { jti: issue.jti, origin_jti: grant.family }),
    ...attributeClaims(subject.attributes),
  };
}

/** The attributes whose claims are not the string itself (observed). Custom attributes always are. */
const forms: Readonly<Record<string, (value: string) => unknown>> = {
  email_verified: value => value === 'true',
  phone_number_verified: value => value === 'true',
  address: value => ({ formatted: value }),
  updated_at: value => Number(value),
  identities: identityClaims,
};

function attributeClaims(attributes: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, forms[name]?.(value) ?? value]),
  );
}

function groupsOf({ groups: { groupsToOverride } }: TokenSubject): { 'cognito:groups'?: readonly string[] } {
  return groupsToOverride.length > 0 ? { 'cognito:groups': groupsToOverride } : {};
}

/** Roles are in ID tokens only (observed). */
function rolesOf({ groups: { iamRolesToOverride, preferredRole } }: TokenSubject): Record<string, unknown> {
  return {
    ...(iamRolesToOverride.length > 0 && { 'cognito:roles': iamRolesToOverride }),
    ...(preferredRole !== null && { 'cognito:preferred_role': preferredRole }),
  };
}

/** Without token revocation, tokens do not name their origin (documented). On is the default (observed). */
function isRevocable({ client }: TokenSubject): boolean {
  return client.settings.EnableTokenRevocation !== false;
}

/** With rotation, ID tokens name their origin nevertheless (observed). */
function idNamesOrigin(subject: TokenSubject): boolean {
  return isRevocable(subject) || rotates(subject.client.settings);
}

/** With rotation, so do the access tokens of a refresh, but not those of the sign-in itself (observed). */
function accessNamesOrigin(subject: TokenSubject, { isRefreshed = false }: Grant): boolean {
  return isRevocable(subject) || (isRefreshed && rotates(subject.client.settings));
}
