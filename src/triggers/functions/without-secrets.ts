import { inspect } from 'node:util';

/** Members of events and answers in which secrets stand, or lists and objects of them, wherever they are. */
const secretMembers: ReadonlySet<string> = new Set([
  // UserMigration_Authentication
  'password',
  // The custom challenges
  'challengeAnswer',
  'privateChallengeParameters',
  // Where handlers keep the code that they have sent, for the next round
  'challengeMetadata',
  // The custom senders; encrypted, and no less of use to who has the key
  'code',
  // InboundFederation
  'tokenResponse',
]);

/** Shorter texts are no secrets worth the name, and stand in everything. */
const shortest = 4;
const words: ReadonlySet<string> = new Set(['true', 'false', 'null']);
/** How deep and how many are looked for: an answer may be anything. */
const deepest = 8;
const most = 100;

/**
 * The secrets that a handler was given and those that it has answered.
 *
 * @param texts an event, and the answer if there is one, as JSON; what is none has no secrets that can be found
 */
export function secretsOf(texts: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const collect = (value: unknown, isSecret: boolean, depth: number): void => {
    if (found.size === most || depth > deepest) return;
    if (typeof value === 'string') {
      if (isSecret && value.length >= shortest && !words.has(value)) found.add(value);
    } else if (Array.isArray(value)) {
      for (const element of value) collect(element, isSecret, depth + 1);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        collect(member, isSecret || secretMembers.has(name), depth + 1);
      }
    }
  };
  for (const text of texts) collect(parsed(text), false, 0);
  // What is part of another comes after it, lest the rest of the other stays.
  return [...found].toSorted((a, b) => b.length - a.length);
}

/**
 * Makes the secrets in a text unreadable. Where its end was cut off, what is left of a secret there goes as well, and an
 * ellipsis is put in place of the end.
 */
export type Readable = (text: string, isCut?: boolean) => string;

const hidden = '•••';

/** As `Readable`; secrets are found also where they stand as JSON or `console.log` of an object writes them. */
export function withoutSecrets(text: string, secrets: readonly string[], isCut = false): string {
  const spellings = secrets.flatMap(spellingsOf);
  const readable = spellings.reduce((rest, spelling) => rest.replaceAll(spelling, hidden), text);
  return isCut ? `${withoutBeginning(readable, spellings)}…` : readable;
}

function spellingsOf(secret: string): readonly string[] {
  const written = [JSON.stringify(secret), inspect(secret)].map(quoted => quoted.slice(1, -1));
  return [...new Set([secret, ...written])];
}

/** The text without the longest beginning of a secret that it ends with. */
function withoutBeginning(text: string, spellings: readonly string[]): string {
  const lengths = spellings.map(spelling => lengthOfBeginning(text, spelling));
  const length = Math.max(0, ...lengths);
  return length === 0 ? text : text.slice(0, -length) + hidden;
}

function lengthOfBeginning(text: string, spelling: string): number {
  const last = text.at(-1);
  for (let length = Math.min(spelling.length - 1, text.length); length > 0; length -= 1) {
    // A cut through a pair of surrogates leaves the sign for what cannot be read.
    const isPossible = last === spelling[length - 1] || last === '\uFFFD';
    if (isPossible && text.endsWith(spelling.slice(0, length).toWellFormed())) return length;
  }
  return 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
