import type { Row } from './store.ts';

/** The text in that column; null or another type there is a bug in the statement. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`column ${column} holds no text`);
  return value;
}

/** The text in that column, or undefined for null. */
export function optionalText(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : text(row, column);
}

/** The whole number in that column. */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new Error(`column ${column} holds no number`);
  return value;
}

/** The whole number in that column, or undefined for null. */
export function optionalInteger(row: Row, column: string): number | undefined {
  return row[column] === null ? undefined : integer(row, column);
}

/** The truth value in that column, stored as 0 or 1. */
export function flag(row: Row, column: string): boolean {
  return integer(row, column) === 1;
}
