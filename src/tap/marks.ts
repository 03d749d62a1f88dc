import { createHmac, createSecretKey } from 'node:crypto';

/** What a mark stands for. */
export type MarkKind =
  | 'access-token'
  | 'address'
  | 'answer'
  | 'attribute'
  | 'client-secret'
  | 'code'
  | 'context'
  | 'credential'
  | 'data'
  | 'device'
  | 'device-secret'
  | 'email'
  | 'filter'
  | 'id-token'
  | 'metadata'
  | 'page'
  | 'password'
  | 'phone'
  | 'refresh-token'
  | 'secret-hash'
  | 'session'
  | 'session-id'
  | 'srp'
  | 'token'
  | 'totp-secret'
  | 'url'
  | 'user'
  | 'value';

/** Such as `code#3f2a81c0`. */
export type Mark = `${MarkKind}#${string}`;

/**
 * Gives what is secret a mark that stands for it: the same text of the same kind has the same mark for as long as the
 * key is the same, and nobody without the key can find the text, be it six digits, by trying.
 */
export type MarkOf = (kind: MarkKind, text: string) => Mark;

/** @param key made anew for each run, and kept nowhere */
export function createMarks(key: Buffer): MarkOf {
  const keyObject = createSecretKey(key);
  return (kind, text) => {
    const digest = createHmac('sha256', keyObject).update(`${kind}\0${text}`).digest('hex');
    return `${kind}#${digest.slice(0, 8)}`;
  };
}

const form = '[a-z]+(?:-[a-z]+)*#[0-9a-f]{8}';

/** Every mark in a text. */
export const markForm: RegExp = new RegExp(`\\b${form}\\b`, 'g');

const isWhole = new RegExp(`^${form}$`);

/** Whether a text is one mark and nothing else. */
export function isMark(text: unknown): text is Mark {
  return typeof text === 'string' && isWhole.test(text);
}

/** The mark of a name by its form: an address has the same mark wherever it stands. */
export function nameKind(text: string, otherwise: MarkKind): MarkKind {
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return 'email';
  if (/^\+\d{5,15}$/.test(text)) return 'phone';
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? 'user' : otherwise;
}
