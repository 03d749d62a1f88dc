import { inspect } from 'node:util';
import { escapeHtml } from '../../pool/escape-html.ts';

/** The ways in which a secret may stand in a text, each with the texts to look for. */
export interface Spellings {
  /** Those that may stand anywhere. */
  readonly plain: readonly string[];
  /** Short ones, to be found where they are whole words. */
  readonly word: readonly string[];
  /** Still shorter ones with the marks about them, the first one character long: they stand in everything. */
  readonly quoted: readonly string[];
  /** The bytes in hexadecimal, in small letters without separators. */
  readonly hex: readonly string[];
  /** The bytes in decimal, with commas between them and no spaces. */
  readonly list: readonly string[];
  /** What base64 makes of the bytes wherever they begin in what is encoded, such as behind a user name. */
  readonly base64: readonly string[];
}

/** From how many characters on a secret is looked for anywhere, and in whole words. */
const shortest = { anywhere: 4, word: 3 } as const;

/** How much a secret is looked for in one piece: what is longer is looked for in parts, so that spellings are bounded. */
const longestPart = 256;
/** How many parts are looked for in all forms; what is longer is no password, and stands as it is or in JSON. */
const mostEncoded = 16;
/** A character takes nine at most, in an address. */
export const longestSpelling: number = longestPart * 9;

/** From how many bytes on what is base64 is taken for a key, whose bytes are secret as well. */
const shortestKey = 16;

/** How a secret may be written by a handler: as it is, by JSON, `console.log`, addresses, forms, HTML and as bytes. */
export function spellingsOf(secret: string): Spellings {
  const parts = partsOf(secret);
  const isLong = parts.length > mostEncoded;
  const bytes = [...(isLong ? [] : parts.map(part => Buffer.from(part))), ...keyIn(secret)].filter(
    ({ length }) => length >= shortest.anywhere,
  );
  const written = isLong ? shortForms : writtenForms;
  return {
    plain: secret.length >= shortest.anywhere ? [...new Set(parts.flatMap(written))] : [],
    word: secret.length === shortest.word ? [secret] : [],
    quoted: secret.length < shortest.word ? quotedForms(secret) : [],
    hex: bytes.map(one => one.toString('hex')),
    list: bytes.map(one => one.join(',')),
    base64: bytes.flatMap(base64Forms),
  };
}

/** Parts of about the same length: none is so short that it stands in everything. */
function partsOf(secret: string): readonly string[] {
  const count = Math.ceil(secret.length / longestPart);
  if (count < 2) return [secret];
  const length = Math.ceil(secret.length / count);
  return Array.from({ length: count }, (_, at) => secret.slice(at * length, (at + 1) * length));
}

function shortForms(text: string): readonly string[] {
  return [text, text.toWellFormed(), inJson(text)];
}

function writtenForms(text: string): readonly string[] {
  const wellFormed = text.toWellFormed();
  const json = inJson(text);
  const address = encodeURIComponent(wellFormed);
  return [
    text,
    wellFormed,
    json,
    inJson(json),
    inspect(text).slice(1, -1),
    json.replace(/[\u0080-\uFFFF]/g, one => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
    address,
    encodeURI(wellFormed),
    // What RFC 3986 reserves, and signatures of AWS encode.
    address.replace(/[!'()*]/g, one => `%${one.charCodeAt(0).toString(16).toUpperCase()}`),
    new URLSearchParams([['', wellFormed]]).toString().slice(1),
    escapeHtml(text),
  ];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function quotedForms(text: string): readonly string[] {
  return text === '' ? [] : [`'${text}'`, `"${text}"`, `\`${text}\``, `"${text}\\"`];
}

function keyIn(secret: string): readonly Buffer[] {
  if (secret.length > longestPart || !/^[A-Za-z0-9+/]+={0,2}$/.test(secret)) return [];
  const bytes = Buffer.from(secret, 'base64');
  return bytes.length >= shortestKey ? [bytes] : [];
}

/** For each place in a group of three bytes at which they may begin: the characters that no other byte changes. */
function base64Forms(bytes: Buffer): readonly string[] {
  return [0, 1, 2].map(before => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const bits = (before + bytes.length) * 8;
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(bits / 6));
  });
}
