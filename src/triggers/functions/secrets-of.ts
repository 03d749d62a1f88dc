/**
 * Members of events and answers in which secrets stand, or lists and objects of them, wherever they are, and from how
 * many characters on. What need be no secret stands in everything where it is short.
 */
const secretMembers: ReadonlyMap<string, number> = new Map([
  // UserMigration_Authentication
  ['password', 1],
  // The custom challenges
  ['challengeAnswer', 1],
  ['privateChallengeParameters', 1],
  // Where handlers keep the code that they have sent, for the next round
  ['challengeMetadata', 4],
  // The custom senders; encrypted, and no less of use to who has the key
  ['code', 1],
  // InboundFederation
  ['tokenResponse', 4],
]);

/** Whose members callers name: who names one `code` must not choose what is hidden. */
const namedByCallers: ReadonlySet<string> = new Set(['clientMetadata', 'validationData', 'userAttributes']);

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
  /** @param shortest the least length of a secret; undefined where none stands */
  const collect = (value: unknown, shortest: number | undefined, depth: number): void => {
    if (found.size === most || depth > deepest) return;
    if (typeof value === 'string') {
      if (shortest !== undefined && value.length >= shortest && !words.has(value)) found.add(value);
    } else if (Array.isArray(value)) {
      for (const element of value) collect(element, shortest, depth + 1);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        if (shortest === undefined && namedByCallers.has(name)) continue;
        collect(member, shortest ?? secretMembers.get(name), depth + 1);
      }
    }
  };
  for (const text of texts) collect(parsed(text), undefined, 0);
  return [...found];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
