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
  return [...found];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
