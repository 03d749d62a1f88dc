import type { CodeUse } from '../causes/code-use.ts';
import { createBoundedMap } from './bounded-map.ts';
import type { Mark, MarkOf } from './marks.ts';

/** A call that had a code sent. */
export interface CodeRequest {
  readonly operation: string;
  readonly use: CodeUse;
  /** Absent for an administrator's. */
  readonly clientId?: string;
  /** Where the call itself tells it. */
  readonly poolId?: string;
  /** Milliseconds since 1970, like all times here. */
  readonly at: number;
}

/** A call that handed a code in. */
export interface HandedInCode {
  readonly code: Mark;
  readonly use: CodeUse;
  readonly clientId?: string;
  /** Where the call itself tells it. */
  readonly poolId?: string;
  readonly at: number;
}

/** What went through the tap for one user. */
export interface Person {
  readonly requests: CodeRequest[];
  /** Codes that were taken. */
  readonly used: HandedInCode[];
  /** Codes that were refused. */
  readonly refused: HandedInCode[];
  /** When all their sign-ins were ended. */
  signedOutAt?: number;
}

/** A Session that was given out. */
export interface GivenSession {
  readonly clientId?: string;
  /** What it waits for. */
  readonly challenge: string;
  readonly at: number;
  /** When an answer with it was taken. */
  answeredAt?: number;
}

/** A sign-in, with all tokens that stem from it. */
export interface SignIn {
  readonly clientId?: string;
  readonly person: Person | undefined;
  /** The key of the device that it was given, or named. */
  readonly device?: Mark;
  revokedAt?: number;
}

/** A token that was given out. */
export interface GivenToken {
  readonly use: 'access' | 'id' | 'refresh';
  readonly signIn: SignIn;
  readonly at: number;
  /** When another was given out in its place. */
  replacedAt?: number;
}

/** How much is remembered; older things are forgotten first. */
const most = { names: 20_000, sessions: 10_000, tokens: 30_000, clients: 10_000, ofPerson: 16 };

/**
 * What is remembered of the calls that went through: what was given out, to whom, and what became of it. Nothing of it
 * is readable, neither a secret nor a name: they are marks.
 */
export interface Pairs {
  /** When the tap began to look. */
  readonly since: number;
  readonly sessions: ReturnType<typeof createBoundedMap<GivenSession>>;
  readonly tokens: ReturnType<typeof createBoundedMap<GivenToken>>;
  /** The app clients that have said of a user that there is none: they hide nobody. */
  readonly candid: ReturnType<typeof createBoundedMap<true>>;
  /** The pools of app clients, as calls that name both have told. */
  readonly pools: ReturnType<typeof createBoundedMap<string>>;
  /** The user of any of these names; undefined where none was seen. */
  person(names: readonly string[]): Person | undefined;
  /** The user, who from now on is known by all these names; undefined where there are none. */
  meet(names: readonly string[]): Person | undefined;
  /** The mark by which a secret is remembered, wherever it stands. */
  readonly mark: (secret: string) => Mark;
}

export function createPairs(markOf: MarkOf, since: number): Pairs {
  const people = createBoundedMap<Person>(most.names);
  /** Many pools, and people, take a name in capital letters for the same. */
  const key = (name: string) => markOf('user', name.toLowerCase());
  const personOf = (keys: readonly string[]) => {
    for (const key of keys) {
      const known = people.get(key);
      if (known) return known;
    }
    return undefined;
  };
  return {
    since,
    sessions: createBoundedMap(most.sessions),
    tokens: createBoundedMap(most.tokens),
    candid: createBoundedMap(most.clients),
    pools: createBoundedMap(most.clients),
    person: names => personOf(names.map(key)),
    meet(names) {
      if (names.length === 0) return undefined;
      const keys = names.map(key);
      const met = personOf(keys) ?? { requests: [], used: [], refused: [] };
      for (const one of keys) people.set(one, met);
      return met;
    },
    mark: secret => markOf('value', secret),
  };
}

/** Adds to a list of a person, and drops the oldest where there are too many. */
export function remember<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > most.ofPerson) list.shift();
}
