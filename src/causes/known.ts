import type { DescribedUser } from '../pool/described-user.ts';
import type { Place } from './sight.ts';

/*
 * What is known of a failure: what a person has handed over, and what a pool was asked. A member is absent where nobody
 * has told; that is never the same as "no". Nothing secret is in it: codes and tokens are told by their form alone.
 */

/** An error as it was shown. */
export interface ShownError {
  readonly at: Place;
  /** `ExpiredCodeException`, `invalid_grant`, `401`. */
  readonly type?: string;
  readonly message?: string;
  /** The operation that was called. */
  readonly operation?: string;
}

/** The link of a reset mail, or of one like it. */
export interface MailedLink {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  /** How the code in it looks. */
  readonly code:
    | 'absent'
    | 'six digits'
    | 'placeholder'
    /** The placeholder, in a message that is not sent yet. */
    | 'to be filled in'
    | 'encoded placeholder'
    | 'with text around'
    | 'with white space'
    /** Digits alone, but not six. */
    | 'of another length'
    | 'begins with 3D'
    | 'ends with ='
    /** In the fragment, which only a script of the page sees. */
    | 'behind #'
    | 'something else';
  /** How many digits the code has, where it is of another length than six. */
  readonly codeDigits?: number;
  readonly clientId?: string;
  /** What stands in the place of the client, where that is no id: `null`, `empty`, `no client id`. */
  readonly noClient?: string;
  readonly poolId?: string;
  /** The app client whose call the message with the link answers, where its event tells. */
  readonly askedBy?: string;
  /** The pool that the message with the link is of, where its event tells. */
  readonly askedOf?: string;
  /** How the user is named in it. */
  readonly user: 'absent' | 'as it should be' | 'with a space' | 'encoded twice' | 'with capital letters';
  /** The names of its parameters, in order and as often as they stand there. */
  readonly parameters: readonly string[];
  /** The link that this one is wrapped in, by the host of who wrapped it. */
  readonly wrappedBy?: string;
  /** When its mail was sent, milliseconds since 1970. */
  readonly sentAt?: number;
  readonly length: number;
}

/** An address of the OAuth flow: of the authorize endpoint, a callback, or the logout. */
export interface OAuthAddress {
  readonly kind: 'authorize' | 'callback' | 'token' | 'logout' | 'sign-in page';
  readonly host: string;
  readonly clientId?: string;
  readonly redirectUri?: string;
  readonly responseType?: string;
  readonly scopes?: readonly string[];
  readonly hasPkce?: boolean;
  readonly error?: string;
  readonly errorDescription?: string;
}

/** A token by its claims. */
export interface DecodedToken {
  readonly use: 'id' | 'access' | 'refresh' | 'other';
  readonly issuer?: string;
  /** `aud` of an ID token, `client_id` of an access token. */
  readonly clientId?: string;
  readonly keyId?: string;
  readonly algorithm?: string;
  /** Milliseconds since 1970. */
  readonly issuedAt?: number;
  /** Milliseconds since 1970. */
  readonly expiresAt?: number;
  readonly scopes?: readonly string[];
  readonly hasOriginJti: boolean;
  readonly isFederated?: boolean;
  /** Of the whole token. */
  readonly bytes: number;
  /** By the keys of its pool; absent where they were not at hand. */
  readonly signature?: 'right' | 'wrong' | 'by an unknown key';
  /** The names of the keys that were handed over to check it with, where its own is none of them: they may be of any pool. */
  readonly keysAtHand?: readonly string[];
  /** Where it was used, if somebody has told: as an access token, or as an ID token. */
  readonly usedAs?: 'access' | 'id';
  /** The pool that it was to be held against, where its issuer is another: the keys of that one say nothing of it. */
  readonly takenFor?: string;
  /** The app client that it was to be of, where it is another's. */
  readonly takenForClient?: string;
}

/** A call to the API that was seen in CloudTrail, a recording or the recorder. */
export interface KnownCall {
  readonly seenIn: 'CloudTrail' | 'recording' | 'recorder';
  readonly operation: string;
  /** Milliseconds since 1970. */
  readonly at?: number;
  readonly outcome: 'ok' | 'failed';
  readonly error?: { readonly type: string; readonly message?: string };
  readonly region?: string;
  readonly poolId?: string;
  readonly clientId?: string;
  /**
   * A name, a sub or a mark in its place. Calls with the same one are of the same user; calls with others may be so too:
   * a recording marks each name by itself, and a challenge is often answered by another name than the sign-in began with.
   */
  readonly user?: string;
  readonly authFlow?: string;
  readonly hasSecretHash?: boolean;
  readonly hasDeviceKey?: boolean;
  /** The same where one session, code or token was handed on from one call to the next. */
  readonly marks?: Readonly<Partial<Record<'session' | 'code' | 'refreshToken' | 'accessToken', string>>>;
}

/** What a trigger's function has answered, held against its contract. */
export interface TriggerAnswer {
  /** Such as `PreSignUp_SignUp`. */
  readonly source?: string;
  /** What is wrong with it, by field; empty where all is right. */
  readonly breaches: readonly { readonly field: string; readonly was: string; readonly mustBe: string }[];
}

/** A line of a function's log that says something of its end. */
export interface LogLine {
  readonly says:
    | 'timed out'
    | 'threw'
    | 'ended'
    | 'out of memory'
    | 'does not load'
    | 'access denied'
    | 'answered';
  /** With what is secret in it taken out. */
  readonly text: string;
  /** How long the call took. */
  readonly milliseconds?: number;
  /** What an access was denied to, such as `kms:Decrypt`. */
  readonly action?: string;
}

/** An app client as pools.yaml or the pool has it. */
export interface KnownClient {
  readonly id: string;
  readonly name?: string;
  readonly hasSecret?: boolean;
  readonly flows?: readonly string[];
  readonly hidesUsers?: boolean;
  readonly callbackUrls?: readonly string[];
  readonly logoutUrls?: readonly string[];
  readonly oauthFlows?: readonly string[];
  readonly scopes?: readonly string[];
  readonly rotates?: boolean;
  readonly revokes?: boolean;
  /** Absent also where it reads all. */
  readonly readAttributes?: readonly string[];
  /** Absent also where it writes all. */
  readonly writeAttributes?: readonly string[];
  /** The providers that its users may sign in with: `COGNITO`, `Google`. */
  readonly providers?: readonly string[];
  /** How long a session of a challenge lasts (AuthSessionValidity). */
  readonly sessionMinutes?: number;
}

/** A pool as pools.yaml or the pool itself has it. */
export interface KnownPool {
  readonly from: 'pools.yaml' | 'the pool';
  readonly id: string;
  readonly name?: string;
  readonly clients: readonly KnownClient[];
  /** Whether these are all of its app clients. Where they are not, nothing follows from one that is not among them. */
  readonly hasAllClients: boolean;
  readonly isCaseSensitive?: boolean;
  readonly usernameAttributes?: readonly string[];
  readonly aliasAttributes?: readonly string[];
  /** In order of preference: `verified_email`, `verified_phone_number`, `admin_only`. */
  readonly recovery?: readonly string[];
  readonly mail?: 'COGNITO_DEFAULT' | 'DEVELOPER';
  readonly signUp?: 'open' | 'closed';
  readonly tier?: string;
  readonly mfa?: 'OFF' | 'OPTIONAL' | 'ON';
  readonly remembersDevices?: boolean;
  readonly hasDomain?: boolean;
  /** The version of the PreTokenGeneration trigger. */
  readonly tokenTrigger?: 'V1_0' | 'V2_0' | 'V3_0';
  /** The names of the triggers that are set, such as `CustomMessage`. */
  readonly triggers?: readonly string[];
}

/** The user that it happened to, as the pool has them. */
export type KnownUser = { readonly exists: false } | ({ readonly exists: true } & DescribedUser);

/** All of it. */
export interface Known {
  /** When it is judged, milliseconds since 1970. */
  readonly now: number;
  readonly errors: readonly ShownError[];
  readonly links: readonly MailedLink[];
  readonly addresses: readonly OAuthAddress[];
  readonly tokens: readonly DecodedToken[];
  /** Oldest first. */
  readonly calls: readonly KnownCall[];
  readonly answers: readonly TriggerAnswer[];
  readonly logs: readonly LogLine[];
  readonly pools: readonly KnownPool[];
  readonly user?: KnownUser;
  /** The app client that sent the call that failed, where somebody has told. */
  readonly sentBy?: string;
  /** When the mail with the code was sent, where somebody has told and no link has it; milliseconds since 1970. */
  readonly mailedAt?: number;
}
