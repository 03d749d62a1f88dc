import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What a page and an authenticator make together, and where a test may have them err. */
export interface Ceremony {
  readonly challenge: string;
  readonly rpId: string;
  readonly origin?: string;
  readonly type?: string;
  readonly crossOrigin?: boolean;
  readonly userPresent?: boolean;
  readonly userVerified?: boolean;
}

/** An authenticator in software that holds one passkey. */
export interface Authenticator {
  readonly id: string;
  count: number;
  /** RegistrationResponseJSON. */
  register(ceremony: Ceremony): Record<string, unknown>;
  /** AuthenticationResponseJSON as text. */
  prove(ceremony: Ceremony, userHandle?: string): string;
}

/** Makes one whose key is of that algorithm. */
export function authenticator(algorithm: 'ES256' | 'RS256' | 'EdDSA' = 'ES256'): Authenticator {
  const { publicKey, privateKey } = keyPair(algorithm);
  const id = randomBytes(32);
  const one: Authenticator = {
    id: id.toString('base64url'),
    count: 0,
    register(ceremony) {
      const attested = Buffer.concat([Buffer.alloc(16), uint16(id.length), id, coseOf(algorithm, publicKey)]);
      const authData = Buffer.concat([authenticatorData(ceremony, 0x40, one.count), attested]);
      const attestationObject = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(authData)],
      ]);
      return {
        id: one.id,
        rawId: one.id,
        type: 'public-key',
        authenticatorAttachment: 'platform',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', ceremony).toString('base64url'),
          attestationObject: attestationObject.toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    prove(ceremony, userHandle) {
      const json = clientData('webauthn.get', ceremony);
      const data = authenticatorData(ceremony, 0, one.count);
      const signed = Buffer.concat([data, createHash('sha256').update(json).digest()]);
      const signature = sign(algorithm === 'EdDSA' ? null : 'sha256', signed, privateKey);
      return JSON.stringify({
        id: one.id,
        rawId: one.id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: json.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
          ...(userHandle !== undefined && { userHandle }),
        },
      });
    },
  };
  return one;
}

function keyPair(algorithm: string): { publicKey: KeyObject; privateKey: KeyObject } {
  if (algorithm === 'ES256') return generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return algorithm === 'RS256'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : generateKeyPairSync('ed25519');
}

function clientData(type: string, { challenge, origin, crossOrigin, ...ceremony }: Ceremony): Buffer {
  const told = { type: ceremony.type ?? type, challenge, origin: origin ?? 'http://localhost:3000' };
  return Buffer.from(JSON.stringify({ ...told, crossOrigin: crossOrigin ?? false }));
}

function authenticatorData(ceremony: Ceremony, attested: number, count: number): Buffer {
  const { rpId, userPresent = true, userVerified = true } = ceremony;
  const flags = (userPresent ? 0x01 : 0) | (userVerified ? 0x04 : 0) | attested;
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(count);
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.of(flags), counter]);
}

function coseOf(algorithm: string, key: KeyObject): Buffer {
  const jwk = key.export({ format: 'jwk' });
  const bytes = (text: string | undefined) => cborBytes(Buffer.from(text ?? '', 'base64url'));
  const rows: Record<string, readonly [Buffer, Buffer][]> = {
    ES256: [
      [cborInt(1), cborInt(2)],
      [cborInt(3), cborInt(-7)],
      [cborInt(-1), cborInt(1)],
      [cborInt(-2), bytes(jwk.x)],
      [cborInt(-3), bytes(jwk.y)],
    ],
    RS256: [
      [cborInt(1), cborInt(3)],
      [cborInt(3), cborInt(-257)],
      [cborInt(-1), bytes(jwk.n)],
      [cborInt(-2), bytes(jwk.e)],
    ],
    EdDSA: [
      [cborInt(1), cborInt(1)],
      [cborInt(3), cborInt(-8)],
      [cborInt(-1), cborInt(6)],
      [cborInt(-2), bytes(jwk.x)],
    ],
  };
  return cborMap(rows[algorithm] ?? []);
}

function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.of((major << 5) | value);
  if (value < 256) return Buffer.of((major << 5) | 24, value);
  return Buffer.concat([Buffer.of((major << 5) | 25), uint16(value)]);
}

function uint16(value: number): Buffer {
  return Buffer.of(value >> 8, value & 0xff);
}

/** CBOR as authenticators write it. */
export const cborInt = (value: number): Buffer => (value < 0 ? head(1, -1 - value) : head(0, value));
export const cborBytes = (value: Buffer): Buffer => Buffer.concat([head(2, value.length), value]);
export const cborText = (value: string): Buffer =>
  Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
export const cborMap = (entries: readonly (readonly [Buffer, Buffer])[]): Buffer =>
  Buffer.concat([head(5, entries.length), ...entries.flat()]);
