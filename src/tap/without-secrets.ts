import { api, shape } from '../model/api.ts';
import type { Mark, MarkOf } from './marks.ts';
import { markKind, ofUsers, type Secrecy, secrecyInMap, secrecyOf } from './secrets-of.ts';
import { withNamesMarked } from './with-names-marked.ts';

/** What is left of a call when its secrets are marks. */
export interface WithoutSecrets {
  /**
   * The value of an operation's input or output; `which` says which of the two it is. Undefined where it has more
   * secrets than any call of the API: to mark them all would hold up the calls of others.
   */
  value(operation: string, which: 'input' | 'output', value: unknown): unknown;
  /** A sentence that may quote what the call carried; another one stands for it where that cannot be made sure of. */
  sentence(text: string): string;
}

/** Most marks that one call gets. A page of users, the longest answer, has some 4,300. */
const mostMarks = 5_000;

/** Longest text that is looked through for what it quotes, in UTF-16 units. */
const longestSentence = 32 * 1024;

/** Most work for one sentence: its length times what may be quoted in it. */
const mostLooked = 20_000_000;

const notShown = '(not shown: it is too long to be sure that it quotes no secret)';

/** @param showUsers leaves readable who somebody is; what proves something never is */
export function withoutSecrets(markOf: MarkOf, showUsers: boolean): WithoutSecrets {
  /** What this call has carried, for the sentences that quote it. */
  const carried = new Map<string, Mark>();
  let marks = 0;

  const count = () => {
    marks += 1;
    if (marks > mostMarks) throw new TooManyMarks();
  };
  const carry = (text: string, mark: Mark) => {
    carried.set(text, mark);
    count();
  };

  const marked = (secrecy: Secrecy, text: string): string => {
    const kind = markKind(secrecy, text);
    if (kind === undefined) {
      if (secrecy !== 'open') return text;
      return text.length > longestSentence ? markOf('value', text) : withoutNames(text);
    }
    if (showUsers && ofUsers.has(kind)) return text;
    const mark = markOf(kind, text);
    carry(text, mark);
    // A sentence may quote what a filter asks for.
    if (kind === 'filter') for (const [, quoted] of text.matchAll(/"([^"]+)"/g)) carry(quoted ?? '', mark);
    return mark;
  };

  /** What the model does not know is secret, however deep. */
  const unknown = (secrecy: Secrecy, value: unknown): unknown => {
    if (typeof value === 'string') return marked(secrecy, value);
    if (typeof value !== 'object' || value === null) return unlessNumber(secrecy, value);
    if (Array.isArray(value)) return value.map(item => unknown(secrecy, item));
    if (secrecy !== 'open' && secrecy !== 'value') {
      // A sentence may quote a part of it.
      mapped(value, (_, item) => unknown(secrecy, item));
      return marked(secrecy, JSON.stringify(value));
    }
    return mapped(value, (_, item) => unknown('value', item));
  };

  /** A code or password may come as a number. */
  const unlessNumber = (secrecy: Secrecy, value: unknown) =>
    typeof value === 'number' && secrecy !== 'open' ? marked(secrecy, String(value)) : value;

  const walk = (shapeName: string, value: unknown): unknown => {
    const { type, members = {}, member = '', value: itemShape = '' } = shape(shapeName);
    if (Array.isArray(value)) {
      return type === 'list' ? value.map(item => of('', member, item)) : unknown('value', value);
    }
    if (typeof value !== 'object' || value === null) {
      return unknown(secrecyOf('', shapeName) ?? 'value', value);
    }
    if (type === 'structure') {
      return mapped(value, (name, item) => {
        const memberShape = Object.hasOwn(members, name) ? members[name] : undefined;
        return memberShape === undefined ? unknown('value', item) : of(name, memberShape, item);
      });
    }
    if (type !== 'map') return unknown('value', value);
    if (api.shapes[itemShape]?.type === 'structure')
      return mapped(value, (_, item) => of('', itemShape, item));
    return mapped(value, (key, item) => unknown(secrecyInMap(shapeName, key), item));
  };

  const of = (name: string, shapeName: string, value: unknown): unknown => {
    const secrecy = api.shapes[shapeName] ? secrecyOf(name, shapeName) : 'value';
    return secrecy === undefined ? walk(shapeName, value) : unknown(secrecy, value);
  };

  const countedMark: MarkOf = (kind, text) => {
    count();
    return markOf(kind, text);
  };
  const withoutNames = (text: string) => withNamesMarked(text, countedMark, showUsers);

  return {
    value(operation, which, value) {
      const { [which]: shapeName } = api.operations[operation] ?? {};
      return unlessTooMany(() => (shapeName ? walk(shapeName, value) : unknown('value', value)));
    },
    sentence(text) {
      if (marks > mostMarks || text.length > longestSentence || text.length * carried.size > mostLooked) {
        return notShown;
      }
      let told = text;
      for (const [secret, mark] of [...carried].sort(([a], [b]) => b.length - a.length)) {
        // One or two letters stand in every sentence: only where they are quoted do they tell something.
        told =
          secret.length > 2 ? told.replaceAll(secret, mark) : told.replaceAll(`'${secret}'`, `'${mark}'`);
      }
      return unlessTooMany(() => withoutNames(told)) ?? notShown;
    },
  };
}

class TooManyMarks extends Error {}

function unlessTooMany<T>(mark: () => T): T | undefined {
  try {
    return mark();
  } catch (error) {
    if (error instanceof TooManyMarks) return undefined;
    throw error;
  }
}

function mapped(value: object, change: (name: string, item: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, change(name, item)]));
}
