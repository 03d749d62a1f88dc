import type { Dice } from './dice.ts';

const texts: readonly [string, ...string[]] = [
  ...([
    '',
    ' ',
    '\0',
    '\n',
    '\u202e\u0000',
    '\ud800',
    'é',
    '日本🔑',
    'İ',
    '\u{1f469}\u200d\u{1f469}',
  ] as const),
  ...["' OR 1=1 --", '$1', '%s%n', '%00', '{{7*7}}', '{####}', '{##x##}', '<script>x</script>'],
  ...['../../../../etc/passwd', 'file:///etc/passwd', 'http://[::1]:0/', '\r\nSet-Cookie: a=b', '"\\'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', '$metadata'],
  ...['null', 'undefined', 'NaN', 'true', '0', '00', '-1', '1e309', '9007199254740993', '٣٤٥'],
  ...['eyJhbGciOiJub25lIn0.e30.', 'a.b.c', 'a..b', '====', 'AAAA', 'x'.repeat(129), 'f'.repeat(769)],
  ...['a'.repeat(2049), '1'.repeat(5000), '\u0300'.repeat(300), 'email = "a" or "b', '(((((((((((a+)+)+)+'],
];

const others: readonly [unknown, ...unknown[]] = [
  ...([null, true, false, 0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, -0, [], {}, [null], [[]]] as const),
  ...[
    { '': '' },
    [{}],
    { length: -1 },
    { toString: 1 },
    { constructor: { prototype: null } },
    ['a', 1, null],
  ],
  JSON.parse('{"__proto__":{"polluted":true}}'),
];

/** A text that no form expects. */
export function hostileText(dice: Dice): string {
  return dice.oneIn(200) ? 'A'.repeat(dice.below(60_000)) : dice.pick(texts);
}

/** A value that stands where it should not. */
export function hostileValue(dice: Dice): unknown {
  if (dice.oneIn(40)) return nested(dice.below(200));
  if (dice.oneIn(60)) return Array.from({ length: dice.below(500) }, () => hostileText(dice));
  return dice.oneIn(2) ? hostileText(dice) : dice.pick(others);
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
}

/** The value with one place in it, at any depth, replaced, taken out or added to. */
export function mutated(dice: Dice, value: unknown): unknown {
  // Of the right type, most get further.
  if (typeof value === 'string' && !dice.oneIn(4)) return hostileText(dice);
  if (typeof value !== 'object' || value === null || dice.oneIn(12)) return hostileValue(dice);
  const entries = Object.entries(value);
  const at = dice.below(entries.length + 1);
  const [key, inner] = entries[at] ?? [hostileText(dice), hostileValue(dice)];
  const change = dice.below(4);
  const changed: [string, unknown][] =
    change === 0
      ? []
      : [[key, change === 1 && typeof inner !== 'string' ? hostileValue(dice) : mutated(dice, inner)]];
  const all = [...entries.slice(0, at), ...changed, ...entries.slice(at + 1)];
  if (!Array.isArray(value)) return Object.fromEntries(all);
  return all.map(([, item]) => item);
}
