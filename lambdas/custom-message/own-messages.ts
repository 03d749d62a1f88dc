import { escapeHtml } from '../encode.ts';
import { type BrandValues, brandValues, readBrand, shippedBrand } from './brand.ts';
import { languagesOf } from './language.ts';
import { longestBrandName } from './limits.ts';
import type { FrameTexts, MessageTexts } from './message-template.ts';
import { type OwnProblem, shown } from './own-problem.ts';
import { textFault } from './own-text.ts';
import type { Environment } from './settings.ts';
import { frames, type MessageName, templates } from './templates.ts';

/** Texts of one language that replace those that the function brings along, or add to them. */
export type OwnTexts = { readonly [N in MessageName]?: Partial<MessageTexts> } & {
  readonly frame?: Partial<FrameTexts>;
};

/** What messages.json says, as far as it can be used. */
export interface OwnMessages {
  readonly brand: BrandValues;
  /** The language where neither the app nor the user names one that there is. */
  readonly language?: string;
  /** By language, in lower case. */
  readonly texts: Readonly<Record<string, OwnTexts>>;
  /** What was left out because it cannot be used as it is. */
  readonly problems: readonly OwnProblem[];
}

/** Of a function that comes without messages.json. */
export const noOwnMessages: OwnMessages = { brand: {}, texts: {}, problems: [] };

/** The most of the texts of one message as HTML, so that Cognito takes the mail with all that stands around them. */
const longestMail = 7000;

/** Where a part of the file stands, what it is read with, and where its problems go. */
interface Reading {
  readonly path: string;
  readonly brandName: string;
  readonly problems: OwnProblem[];
}

/**
 * Reads messages.json. What cannot be used is left out and told; it never throws, for then no mail would go
 * out.
 *
 * @param environment of the function, whose brand goes before that of the file; where nobody knows it, `{brand}` counts
 *   as the longest name that it may come to stand for
 */
export function readOwnMessages(json: string, environment?: Environment): OwnMessages {
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { ...noOwnMessages, problems: [{ path: '', expected: 'JSON', found }] };
  }
  const problems: OwnProblem[] = [];
  const file = membersOf(read, '', problems);
  for (const key of Object.keys(file)) {
    if (['brand', 'language', 'texts'].includes(key)) continue;
    problems.push({ path: key, expected: 'one of brand, language, texts', found: 'another key' });
  }
  const brand = membersOf(file.brand ?? {}, 'brand', problems);
  const name = brandNameOf(brand, environment);
  const texts: Record<string, OwnTexts> = {};
  for (const [language, value] of Object.entries(membersOf(file.texts ?? {}, 'texts', problems))) {
    const path = `texts.${language}`;
    if (!isLanguage(language)) {
      problems.push({ path, expected: 'a language, such as en or pt-br', found: 'none' });
    } else if (Object.hasOwn(texts, language.toLowerCase())) {
      problems.push({ path, expected: 'each language once', found: `${language.toLowerCase()} before` });
    } else {
      texts[language.toLowerCase()] = readTexts(language, value, { path, brandName: name, problems });
    }
  }
  problems.push(...brandProblems(brand), ...languageProblems('language', file.language, texts));
  const { language } = file;
  return { brand, ...(isLanguage(language) && { language }), texts, problems };
}

function brandNameOf(brand: BrandValues, environment: Environment | undefined): string {
  const own = readBrand(brand).name;
  if (!environment) return own ?? 'n'.repeat(longestBrandName);
  return readBrand({ name: environment.BRAND_NAME }).name ?? own ?? shippedBrand.name;
}

function brandProblems(brand: Readonly<Record<string, unknown>>): OwnProblem[] {
  const usable: Readonly<Record<string, unknown>> = readBrand(brand);
  const expectations: Readonly<Record<string, string>> = brandValues;
  return Object.entries(brand).flatMap(([key, value]) => {
    const path = `brand.${key}`;
    const expected = Object.hasOwn(expectations, key) ? expectations[key] : undefined;
    if (expected === undefined) {
      return [{ path, expected: `one of ${Object.keys(expectations).join(', ')}`, found: 'another key' }];
    }
    const isWhole = key !== 'name' || (typeof value === 'string' && usable.name === value.trim());
    return isWhole && Object.hasOwn(usable, key) ? [] : [{ path, expected, found: shown(value) }];
  });
}

/** What is wrong with the language that stands at a path: it is none, or there are no texts in it. */
export function languageProblems(
  path: string,
  language: unknown,
  texts: Readonly<Record<string, OwnTexts>>,
): OwnProblem[] {
  if (language === undefined) return [];
  if (!isLanguage(language)) return [{ path, expected: 'a language, such as en', found: shown(language) }];
  const isThere = (name: string) =>
    Object.hasOwn(frames, name) || Object.keys(texts[name] ?? {}).some(part => part !== 'frame');
  if (languagesOf(language).some(isThere)) return [];
  const all = [...new Set([...Object.keys(frames), ...Object.keys(texts).filter(isThere)])].join(', ');
  return [{ path, expected: `a language that there are texts in: ${all}`, found: shown(language) }];
}

function readTexts(language: string, value: unknown, reading: Reading): OwnTexts {
  const { path, problems } = reading;
  const parts = Object.entries(membersOf(value, path, problems)).flatMap(([part, given]) => {
    const example = exampleOf(part);
    if (example) return [[part, readPart(part, example, given, { ...reading, path: `${path}.${part}` })]];
    const expected = `one of ${['frame', ...Object.keys(templates)].join(', ')}`;
    problems.push({ path: `${path}.${part}`, expected, found: 'another key' });
    return [];
  });
  const texts: OwnTexts = Object.fromEntries(parts);
  if (!Object.hasOwn(frames, language.toLowerCase())) problems.push(...lacking(texts, path));
  return texts;
}

/** What a language that does not come along lacks: it is used for a message only where it has all. */
function lacking(texts: OwnTexts, path: string): OwnProblem[] {
  return Object.entries({ frame: {}, ...texts }).flatMap(([part, given]) => {
    const all = Object.keys(exampleOf(part) ?? {});
    const missing = all.filter(key => !Object.hasOwn(given, key));
    if (missing.length === 0) return [];
    const found = `none for ${missing.join(', ')}`;
    return [
      { path: `${path}.${part}`, expected: 'all of its texts, as the language does not come along', found },
    ];
  });
}

/** The English texts of a part: they have every key that it takes. */
function exampleOf(part: string): object | undefined {
  if (part === 'frame') return frames.en;
  // The line before the cast asks whether it is such a name.
  return Object.hasOwn(templates, part) ? templates[part as MessageName].texts.en : undefined;
}

function readPart(
  part: string,
  example: object,
  value: unknown,
  { path, brandName, problems }: Reading,
): Readonly<Record<string, string>> {
  const usable = Object.entries(membersOf(value, path, problems)).flatMap(([key, text]) => {
    const fault = Object.hasOwn(example, key)
      ? textFault({ part, key }, text, brandName)
      : { expected: `one of ${Object.keys(example).join(', ')}`, found: 'another key' };
    if (!fault) return [[key, String(text)] as const];
    problems.push({ path: `${path}.${key}`, ...fault });
    return [];
  });
  const inMail = usable.flatMap(([key, text]) =>
    key === 'sms' ? [] : escapeHtml(text.replaceAll('{brand}', () => brandName)).length,
  );
  const length = inMail.reduce((sum, one) => sum + one, 0);
  if (length <= longestMail) return Object.fromEntries(usable);
  problems.push({
    path,
    expected: `at most ${longestMail} characters together, as HTML`,
    found: `${length}`,
  });
  return {};
}

function isLanguage(value: unknown): value is string {
  return typeof value === 'string' && languagesOf(value).length > 0 && !value.includes('_');
}

function membersOf(value: unknown, path: string, problems: OwnProblem[]): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  problems.push({ path, expected: 'an object', found: shown(value) });
  return {};
}
