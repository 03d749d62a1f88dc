import { type Readable, withoutSecrets } from './without-secrets.ts';

/** How many are kept of one function, and how long they are in all, in characters. */
const most = { secrets: 300, characters: 100_000 } as const;

/** The secrets of a function's last runs. What it prints late, in whichever run that falls, may tell one of them. */
export interface RecentSecrets {
  /** Keeps them; the oldest go where there are too many. */
  add(secrets: readonly string[]): void;
  /** Takes them out of texts, and those of a run that goes on. */
  readableWith(own?: readonly string[]): Readable;
}

/** Begins with none. */
export function recentSecrets(): RecentSecrets {
  const kept = new Set<string>();
  let characters = 0;
  const drop = (secret: string) => {
    if (kept.delete(secret)) characters -= secret.length;
  };
  return {
    add(secrets) {
      for (const secret of secrets) {
        drop(secret);
        kept.add(secret);
        characters += secret.length;
      }
      for (const oldest of kept) {
        if (kept.size <= most.secrets && characters <= most.characters) break;
        drop(oldest);
      }
    },
    // What is part of another comes after it, lest the rest of the other stays.
    readableWith(own = []) {
      const all = [...new Set([...own, ...kept])].toSorted((a, b) => b.length - a.length);
      return (text, isCut) => withoutSecrets(text, all, isCut);
    },
  };
}
