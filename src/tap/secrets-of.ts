import { shape } from '../model/api.ts';
import { type MarkKind, nameKind } from './marks.ts';
import { tokenClaims } from './token-claims.ts';

/*
 * What of a call is secret, and what it is. The API model says which shapes are sensitive; what it does not say, such as
 * a code, stands here by the name of its shape, of its member, or of its key in one of the maps of a sign-in.
 */

/** A kind, or `name` for who somebody is, whose kind its form tells; `open` for what may be read. */
export type Secrecy = MarkKind | 'name' | 'open';

const byShape: Readonly<Record<string, Secrecy>> = {
  // The model says that it is sensitive; without it nobody could tell which app did what.
  ClientIdType: 'open',
  ClientSecretType: 'client-secret',
  ConfirmationCodeType: 'code',
  DeviceKeyType: 'device',
  EmailAddressType: 'name',
  EmailNotificationBodyType: 'open',
  PaginationKey: 'page',
  PaginationKeyType: 'page',
  PasswordType: 'password',
  PreSignedUrlType: 'url',
  SearchPaginationTokenType: 'page',
  SecretCodeType: 'totp-secret',
  SecretHashType: 'secret-hash',
  SessionIpAddressType: 'address',
  SessionType: 'session',
  SoftwareTokenMFAUserCodeType: 'code',
  TokenModelType: 'token',
  UserContextDataType: 'context',
  UserFilterType: 'filter',
  UsernameType: 'name',
};

const byMember: Readonly<Record<string, Secrecy>> = {
  AccessToken: 'access-token',
  City: 'address',
  Country: 'address',
  Credential: 'credential',
  CredentialCreationOptions: 'credential',
  CredentialId: 'credential',
  Destination: 'name',
  DeviceGroupKey: 'device',
  DeviceName: 'value',
  EncodedData: 'context',
  ExternalId: 'value',
  FeedbackToken: 'token',
  FriendlyCredentialName: 'value',
  FriendlyDeviceName: 'value',
  From: 'name',
  headerValue: 'value',
  IdToken: 'id-token',
  IpAddress: 'address',
  NextToken: 'page',
  OriginSessionId: 'session-id',
  PasswordVerifier: 'device-secret',
  ProviderAttributeValue: 'name',
  RefreshToken: 'refresh-token',
  ReplyTo: 'name',
  Salt: 'device-secret',
  SessionId: 'session-id',
  UserSub: 'name',
};

/** The keys of AuthParameters, ChallengeResponses and ChallengeParameters; another one is a handler's own. */
const byKey: Readonly<Record<string, Secrecy>> = {
  ANSWER: 'answer',
  CHALLENGE_NAME: 'open',
  CODE_DELIVERY_DELIVERY_MEDIUM: 'open',
  CODE_DELIVERY_DESTINATION: 'name',
  CREDENTIAL: 'credential',
  CREDENTIAL_REQUEST_OPTIONS: 'credential',
  DEVICE_KEY: 'device',
  EMAIL_OTP_CODE: 'code',
  MFAS_CAN_CHOOSE: 'open',
  MFAS_CAN_SETUP: 'open',
  NEW_PASSWORD: 'password',
  PASSWORD: 'password',
  PASSWORD_CLAIM_SECRET_BLOCK: 'srp',
  PASSWORD_CLAIM_SIGNATURE: 'srp',
  PREFERRED_CHALLENGE: 'open',
  REFRESH_TOKEN: 'refresh-token',
  requiredAttributes: 'open',
  SALT: 'srp',
  SECRET_BLOCK: 'srp',
  SECRET_HASH: 'secret-hash',
  SESSION: 'session',
  SMS_MFA_CODE: 'code',
  SMS_OTP_CODE: 'code',
  SOFTWARE_TOKEN_MFA_CODE: 'code',
  SRP_A: 'srp',
  SRP_B: 'srp',
  TIMESTAMP: 'open',
  USERNAME: 'name',
  USER_ID_FOR_SRP: 'name',
  userAttributes: 'attribute',
};

/** Maps whose values are people's own words to each other. */
const mapValues: Readonly<Record<string, MarkKind>> = {
  ClientMetadataType: 'metadata',
  MapOf_StringType: 'value',
  ProviderDetailsType: 'value',
};

/** What the member of a structure is; undefined where that is for its parts to say. */
export function secrecyOf(member: string, shapeName: string): Secrecy | undefined {
  if (member === 'Token' && shapeName === 'TokenModelType') return 'refresh-token';
  const known = byMember[member] ?? byShape[shapeName];
  if (known) return known;
  const { type, sensitive } = shape(shapeName);
  if (type === 'map' || type === 'structure' || type === 'list') return undefined;
  if (type === 'blob') return 'data';
  if (shapeName === 'AttributeValueType') return 'attribute';
  return sensitive ? 'value' : 'open';
}

/** What the value of a map is. */
export function secrecyInMap(mapShape: string, key: string): Secrecy {
  if (/^(?:AuthParameters|ChallengeResponses|ChallengeParameters)Type$/.test(mapShape)) {
    return key.startsWith('userAttributes.') ? 'attribute' : (byKey[key] ?? 'value');
  }
  return mapValues[mapShape] ?? 'open';
}

/** Words that choose or state something; they tell nothing of anybody. */
const plainWords = /^(?:true|false|(?:[A-Z]+_)*(?:PASSWORD|SRP|OTP|AUTHN|MFA))$/;

/** The kind of mark that a text gets; undefined where it may stand as it is. */
export function markKind(secrecy: Secrecy, text: string): MarkKind | undefined {
  if (secrecy === 'open' || text === '') return undefined;
  // Masked by the service itself.
  if (secrecy === 'name') return /\*{3}/.test(text) ? undefined : nameKind(text, 'user');
  if (secrecy === 'attribute') return plainWords.test(text) ? undefined : nameKind(text, 'attribute');
  if (/^(?:access-|id-|refresh-)?token$/.test(secrecy)) return tokenKind(text, secrecy);
  if (secrecy === 'answer' && plainWords.test(text)) return undefined;
  return secrecy;
}

/** A token is what it says of itself: an ID token keeps its mark where an access token belongs. */
function tokenKind(text: string, otherwise: MarkKind): MarkKind {
  const use = tokenClaims(text)?.use;
  if (use === 'access' || use === 'id') return `${use}-token`;
  return /^eyJ[\w-]*(?:\.[\w-]*){4}$/.test(text) ? 'refresh-token' : otherwise;
}

/** Kinds that say who somebody is and prove nothing: `--show-users` leaves them readable. */
export const ofUsers: ReadonlySet<MarkKind> = new Set([
  'address',
  'attribute',
  'email',
  'filter',
  'phone',
  'user',
]);
