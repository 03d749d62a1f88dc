import { types } from 'pg';
import type { Value } from '../store.ts';

/** PostgreSQL's numbers of its types. */
const bool = 16;
const int8 = 20;
const numeric = 1700;

const parsers = new Map<number, (text: string) => Value>([
  [bool, text => (text === 't' ? 1 : 0)],
  [int8, safeNumber],
  // What a sum of BIGINTs comes as.
  [numeric, safeNumber],
]);

/**
 * Reads a column as the store's port wants it: truth values as 0 or 1, whole numbers of any size as numbers.
 */
export const values = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return parsers.get(oid) ?? types.getTypeParser(oid, format);
  },
};

function safeNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new RangeError(`The database holds ${text}, which is more than a number can be exactly.`);
  }
  return value;
}
