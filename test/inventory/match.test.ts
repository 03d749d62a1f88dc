import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { match, type Named } from '../../src/inventory/match.ts';

const of = (word: string): Named => {
  const [id = '', name = ''] = word.split(':');
  return { ...(id !== '' && { id }), ...(name !== '' && { name }) };
};
const words = ({ id = '', name = '' }: Named) => `${id}:${name}`;

const rows: readonly {
  readonly name: string;
  readonly described: readonly string[];
  readonly actual: readonly string[];
  readonly pairs: readonly string[];
  readonly gone?: readonly number[];
  readonly added?: readonly string[];
}[] = [
  { name: 'the same', described: ['1:a', '2:b'], actual: ['2:b', '1:a'], pairs: ['1:a=1:a', '2:b=2:b'] },
  { name: 'another name', described: ['1:a'], actual: ['1:b'], pairs: ['1:a=1:b'] },
  { name: 'another id', described: ['1:a'], actual: ['2:a'], pairs: ['1:a=2:a'] },
  {
    name: 'names exchanged, which ids see through',
    described: ['1:a', '2:b'],
    actual: ['1:b', '2:a'],
    pairs: ['1:a=1:b', '2:b=2:a'],
  },
  {
    name: 'a name that two new ones have tells nobody',
    described: ['1:a'],
    actual: ['2:a', '3:a'],
    pairs: [],
    gone: [0],
    added: ['2:a', '3:a'],
  },
  {
    name: 'a name that two old ones have tells nobody',
    described: ['1:a', '2:a'],
    actual: ['3:a'],
    pairs: [],
    gone: [0, 1],
    added: ['3:a'],
  },
  {
    name: 'a name whose other owner is matched by id tells',
    described: ['1:a', '2:a'],
    actual: ['1:a', '3:a'],
    pairs: ['1:a=1:a', '2:a=3:a'],
  },
  {
    name: 'ids that are not told: names in their order',
    described: ['1:a', '2:a'],
    actual: [':a', ':a'],
    pairs: ['1:a=:a', '2:a=:a'],
  },
  {
    name: 'neither id nor name in common',
    described: ['1:a'],
    actual: ['2:b'],
    pairs: [],
    gone: [0],
    added: ['2:b'],
  },
  { name: 'no name told', described: ['1:a'], actual: ['1:'], pairs: ['1:a=1:'] },
];

describe('entries of pools.yaml and of what exists', () => {
  for (const { name, described, actual, pairs, gone = [], added = [] } of rows) {
    test(name, () => {
      const matched = match(described.map(of), actual.map(of));
      const told = matched.pairs.map(pair => `${words(pair.described)}=${words(pair.actual)}`);
      assert.deepEqual(told, pairs);
      assert.deepEqual(matched.gone, gone);
      assert.deepEqual(matched.added.map(words), added);
    });
  }
});
