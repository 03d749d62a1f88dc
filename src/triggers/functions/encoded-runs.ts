import type { Spellings } from './secret-spellings.ts';

/** A part of a text in which bytes may stand. */
export interface EncodedRun {
  readonly form: keyof Pick<Spellings, 'hex' | 'list' | 'base64'>;
  readonly from: number;
  readonly to: number;
  /** As `Spellings` have it: without separators. */
  readonly plain: string;
  /** Whether `console.log` has left the rest of the bytes out. */
  readonly isCut: boolean;
}

const forms: readonly [form: EncodedRun['form'], pattern: RegExp, plain: (run: string) => string][] = [
  // `50c3a4`, `<Buffer 50 c3 a4>`, `50:C3:A4`
  ['hex', /[0-9a-f]{2}(?:[ :-]?[0-9a-f]{2}){3,}/gi, run => run.replace(/[ :-]/g, '').toLowerCase()],
  // `[80,195,164]`, also in columns
  ['list', /\d{1,3}(?:,\s{0,64}\d{1,3}){3,}/g, run => run.replace(/\s/g, '')],
  [
    'base64',
    /[A-Za-z0-9+/_-]{4,}={0,2}/g,
    run => run.replace(/[-_=]/g, one => ({ '-': '+', _: '/' })[one] ?? ''),
  ],
];

/** The parts of a text that may be bytes in hexadecimal, in decimal or in base64. */
export function* encodedRuns(text: string): Generator<EncodedRun> {
  for (const [form, pattern, plainOf] of forms) {
    for (const { 0: run, index: from } of text.matchAll(pattern)) {
      const to = from + run.length;
      const isCut = /^,?\s{1,64}\.\.\. \d/.test(text.slice(to, to + 80));
      yield { form, from, to, plain: plainOf(run), isCut };
    }
  }
}
