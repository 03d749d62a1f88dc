import { eachSpelling, secretSet } from './secret-set.ts';
import { type Spellings, spellingsOf } from './secret-spellings.ts';
import { type Readable, withoutSecrets } from './without-secrets.ts';

/**
 * How many are kept of one function, and how long they are in all and those of one run, in characters: a caller whose
 * answer to a challenge is as long as may be leaves those of others in place.
 */
const most = { secrets: 300, characters: 100_000, charactersOfRun: 10_000 } as const;

/** The secrets of a function's last runs. What it prints late, in whichever run that falls, may tell one of them. */
export interface RecentSecrets {
  /** Keeps those of a run, or what fits of them; the oldest go where there are too many. */
  add(secrets: readonly string[]): void;
  /** Takes them out of the texts of one run, and those of that run, whatever has come since. */
  readableWith(own?: readonly string[]): Readable;
}

/** Begins with none. */
export function recentSecrets(): RecentSecrets {
  const kept = new Map<string, Spellings>();
  const set = secretSet();
  let characters = 0;
  const drop = (secret: string, spellings: Spellings) => {
    kept.delete(secret);
    characters -= secret.length;
    eachSpelling(spellings, (form, spelling) => set[form].delete(spelling));
  };
  const keep = (secret: string, spellings: Spellings) => {
    kept.set(secret, spellings);
    characters += secret.length;
    eachSpelling(spellings, (form, spelling) => set[form].add(spelling));
  };
  return {
    add(secrets) {
      let left: number = most.charactersOfRun;
      for (const secret of secrets) {
        if (secret.length > left) continue;
        left -= secret.length;
        const known = kept.get(secret);
        if (!known) keep(secret, spellingsOf(secret));
        else {
          // The newest again.
          kept.delete(secret);
          kept.set(secret, known);
        }
      }
      for (const [oldest, spellings] of kept) {
        if (kept.size <= most.secrets && characters <= most.characters) break;
        drop(oldest, spellings);
      }
    },
    readableWith(own = []) {
      const ofRun = own.map(secret => kept.get(secret) ?? spellingsOf(secret));
      return withoutSecrets([secretSet(ofRun), set]);
    },
  };
}
