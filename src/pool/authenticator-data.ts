import { createHash } from 'node:crypto';
import { type Cbor, readCbor } from './cbor.ts';

/** What an authenticator signs of itself (Web Authentication, section 6.1). */
export interface AuthenticatorData {
  /** SHA-256 of the relying party's id. */
  readonly relyingPartyHash: Buffer;
  /** Whether somebody was there. */
  readonly userPresent: boolean;
  /** Whether that somebody was verified, by a finger, face or PIN. */
  readonly userVerified: boolean;
  readonly signCount: number;
  /** Only where a passkey is made. */
  readonly credential?: { readonly id: Buffer; readonly publicKey: Cbor };
}

const flags = { userPresent: 0x01, userVerified: 0x04, attested: 0x40, extended: 0x80 } as const;

/** Ids are at most this long (Web Authentication, section 4). */
const longestId = 1023;

/** Reads it; undefined for bytes that are anything else. */
export function readAuthenticatorData(bytes: Buffer): AuthenticatorData | undefined {
  if (bytes.length < 37) return undefined;
  const flag = bytes.readUInt8(32);
  const attested = (flag & flags.attested) === 0 ? { length: 0 } : readCredential(bytes.subarray(37));
  if (!attested) return undefined;
  const rest = bytes.subarray(37 + attested.length);
  const extensions = (flag & flags.extended) === 0 ? { length: 0 } : readCbor(rest);
  if (extensions?.length !== rest.length) return undefined;
  return {
    relyingPartyHash: bytes.subarray(0, 32),
    userPresent: (flag & flags.userPresent) !== 0,
    userVerified: (flag & flags.userVerified) !== 0,
    signCount: bytes.readUInt32BE(33),
    ...('credential' in attested && { credential: attested.credential }),
  };
}

/** Whether the authenticator was asked for that relying party. */
export function isFor({ relyingPartyHash }: AuthenticatorData, relyingParty: string): boolean {
  return relyingPartyHash.equals(createHash('sha256').update(relyingParty).digest());
}

/** After 16 bytes that name the model of the authenticator: the id with its length, and the public key. */
function readCredential(
  bytes: Buffer,
): { readonly length: number; readonly credential: { id: Buffer; publicKey: Cbor } } | undefined {
  if (bytes.length < 18) return undefined;
  const idLength = bytes.readUInt16BE(16);
  const id = bytes.subarray(18, 18 + idLength);
  const key = readCbor(bytes.subarray(18 + idLength));
  if (idLength === 0 || idLength > longestId || id.length !== idLength || !key) return undefined;
  return { length: 18 + idLength + key.length, credential: { id, publicKey: key.value } };
}
