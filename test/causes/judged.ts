import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCatalogue } from '../../src/causes/catalogue.ts';
import type { Known } from '../../src/causes/known.ts';
import { known } from './known.ts';

/** What one cause finds in what is known. */
export interface Judged {
  readonly name: string;
  /** The id of the cause. */
  readonly cause: string;
  readonly given: Partial<Known>;
  /** What it finds, such as `settles it: The user is disabled.` */
  readonly finds: readonly string[];
}

const catalogue = await readCatalogue();

/** Tests each row. */
export function judges(group: string, rows: readonly Judged[]): void {
  describe(group, () => {
    for (const { name, cause, given, finds } of rows)
      test(`${cause}: ${name}`, () => {
        const found = catalogue.get(cause)?.definition.judge?.(known(given)) ?? [];
        assert.deepEqual(
          found.map(({ speaks, says }) => `${speaks}: ${says}`),
          finds,
        );
      });
  });
}

/**
 * Ids of causes in the order in which they come where nothing but an error is known. A cause that mostly shows another
 * one counts half.
 */
export function byLikelihood(error: string, ids: readonly string[]): readonly string[] {
  const likely = (id: string) => {
    const { likely = 10, shows } = catalogue.get(id)?.definition ?? {};
    return shows === undefined || shows.type === error ? likely : likely / 2;
  };
  return ids.toSorted((one, other) => likely(other) - likely(one));
}
