import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readableJson } from '../../src/cli/readable-json.ts';
import { escapeXml } from '../../src/cli/xml.ts';
import { printable, printableLines } from '../../src/pool/printable.ts';
import { commanding, commandingCharacters, commandsIn } from '../cli/commanding.ts';

describe('of what a terminal obeys, nothing is left', () => {
  const rows: readonly (readonly [string, (text: string) => string])[] = [
    ['on one line', printable],
    ['in several lines', text => printableLines(text).replaceAll('\t', '')],
    ['deep in a value', text => JSON.stringify(printable({ of: [{ [text]: text }] }))],
    ['in JSON', text => readableJson({ [text]: [text] })],
    ['in JSON of one line', text => readableJson({ [text]: [text] }, 0)],
    ['in XML', text => escapeXml(text).replaceAll('\t', '')],
  ];
  for (const [name, outlet] of rows) {
    test(name, () => {
      assert.deepEqual(commandsIn(outlet(commanding)), []);
      assert.ok(outlet(commanding).includes('x'));
    });
  }
});

test('each character is replaced by itself, and what is none of them stays', () => {
  for (const character of commandingCharacters) {
    const shown = printable(`a${character}b`);
    assert.ok(shown === 'a b' || shown === 'a\uFFFDb', JSON.stringify(shown));
  }
  const harmless = 'Grüße, 日本語, עברית 👩‍👩‍👧 a\u00A0b';
  assert.equal(printable(harmless), harmless);
  assert.equal(printableLines(`${harmless}\r\n\tx\n`), `${harmless}\n\tx\n`);
});

test('JSON has the same value for who parses it', () => {
  const value = { [commanding]: commanding };
  for (const indent of [0, 2]) assert.deepEqual(JSON.parse(readableJson(value, indent)), value);
  assert.equal(readableJson(value, 0).split('\n').length, 1);
});

test('what is no plain object stays what it is', () => {
  const value = { at: new Date(0), bytes: Buffer.from('a'), no: undefined, is: null, of: 1 };
  assert.deepEqual(printable(value), value);
});
