import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import type { MasterKey } from './master-key.ts';
import type { Random } from './random.ts';

/**
 * Authenticated encryption of what is secret at rest or in a client's hands, with keys derived from one
 * master key. The purpose, such as `verifier:us-east-1_AkG9mnbjA`, picks the key: what was sealed for one
 * purpose does not open for another.
 */
export interface Seal {
  /** Seals bytes or text into base64url text. */
  seal(purpose: string, plain: string | Uint8Array): string;
  /**
   * Opens what `seal` made; undefined if it was altered, cut short, or sealed for
   * another purpose or by another key.
   */
  open(purpose: string, sealed: string): Buffer | undefined;
  /**
   * HMAC-SHA256 under the newest key of that purpose, as base64url: for codes and names that must be
   * compared, not read. Putting a new master key in front therefore ends the codes that are outstanding.
   */
  hash(purpose: string, text: string): string;
  /** Seals text into a compact JWE (`dir`, A256GCM) of five parts: for tokens whose form clients know. */
  sealJwe(purpose: string, plain: string): string;
  /** Opens what `sealJwe` made; undefined as with `open`. */
  openJwe(purpose: string, jwe: string): string | undefined;
}

const nonceLength = 12;
const tagLength = 16;
const cachedKeys = 4096;

/** Makes the seal of some master keys, of which the first seals and all open. */
export function createSeal(keys: readonly [MasterKey, ...MasterKey[]], random: Random): Seal {
  const newest = keys[0];
  const derived = new Map<string, KeyObject>();

  function keyFor(master: MasterKey, use: string, purpose: string): KeyObject {
    const name = `${keys.indexOf(master)} ${use} ${purpose}`;
    const cached = derived.get(name);
    if (cached) return cached;
    const bytes = hkdfSync('sha256', master.bytes, '', `lifeguard ${use} ${purpose}`, 32);
    const key = createSecretKey(Buffer.from(bytes));
    const oldest = derived.size >= cachedKeys ? derived.keys().next().value : undefined;
    if (oldest !== undefined) derived.delete(oldest);
    derived.set(name, key);
    return key;
  }

  /** Each master key with that id is tried. */
  function openBox(id: number, use: string, purpose: string, box: Box): Buffer | undefined {
    for (const master of keys) {
      const plain = master.id === id ? decrypt(keyFor(master, use, purpose), box) : undefined;
      if (plain) return plain;
    }
    return undefined;
  }

  return {
    seal(purpose, plain) {
      const head = Buffer.of(newest.id);
      const box = encrypt(keyFor(newest, 'seal', purpose), random.bytes(nonceLength), head, plain);
      return Buffer.concat([head, box.nonce, box.text, box.tag]).toString('base64url');
    },
    open(purpose, sealed) {
      const bytes = fromBase64url(sealed);
      const id = bytes?.at(0);
      if (bytes === undefined || id === undefined || bytes.length < 1 + nonceLength + tagLength)
        return undefined;
      return openBox(id, 'seal', purpose, {
        head: bytes.subarray(0, 1),
        nonce: bytes.subarray(1, 1 + nonceLength),
        text: bytes.subarray(1 + nonceLength, -tagLength),
        tag: bytes.subarray(-tagLength),
      });
    },
    hash(purpose, text) {
      return createHmac('sha256', keyFor(newest, 'hash', purpose))
        .update(text)
        .digest('base64url');
    },
    sealJwe(purpose, plain) {
      const head = Buffer.from(jweHead(newest.id));
      const box = encrypt(keyFor(newest, 'jwe', purpose), random.bytes(nonceLength), head, plain);
      return `${head}..${[box.nonce, box.text, box.tag].map(part => part.toString('base64url')).join('.')}`;
    },
    openJwe(purpose, jwe) {
      const [head = '', wrappedKey, ...rest] = jwe.split('.');
      const [nonce, text, tag] = rest.map(fromBase64url);
      const id = keys.find(key => jweHead(key.id) === head)?.id;
      if (id === undefined || wrappedKey !== '' || rest.length !== 3) return undefined;
      if (nonce?.length !== nonceLength || tag?.length !== tagLength || !text) return undefined;
      return openBox(id, 'jwe', purpose, { head: Buffer.from(head), nonce, text, tag })?.toString();
    },
  };
}

/** What AES-256-GCM makes. The head is not secret but as true as the text. */
interface Box {
  readonly head: Buffer;
  readonly nonce: Buffer;
  readonly text: Buffer;
  readonly tag: Buffer;
}

function encrypt(key: KeyObject, nonce: Buffer, head: Buffer, plain: string | Uint8Array): Box {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(head);
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { head, nonce, text, tag: cipher.getAuthTag() };
}

function decrypt(key: KeyObject, box: Box): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, box.nonce, { authTagLength: tagLength });
  decipher.setAAD(box.head).setAuthTag(box.tag);
  try {
    return Buffer.concat([decipher.update(box.text), decipher.final()]);
  } catch {
    // The only thing that can fail here is the tag: it was altered, or the key is another.
    return undefined;
  }
}

/** Undefined for what the encoder would not have written, so that a sealed text has one form only. */
function fromBase64url(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}

/**
 * The protected header of a refresh token: the members that the service shows
 * (observed), and the master key's id.
 */
function jweHead(keyId: number): string {
  const header = { cty: 'JWT', enc: 'A256GCM', alg: 'dir', kid: String(keyId) };
  return Buffer.from(JSON.stringify(header)).toString('base64url');
}
