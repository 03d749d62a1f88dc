import { type BrandValues, readBrand } from './brand.ts';
import type { FrameTexts, MessageTexts } from './message-template.ts';
import { frames, type MessageName, templates } from './templates.ts';
import { plainText } from './text.ts';

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
  /** A sentence for each thing that was left out because it cannot be used. */
  readonly problems: readonly string[];
}

/** Of a function that comes without messages.json. */
export const noOwnMessages: OwnMessages = { brand: {}, texts: {}, problems: [] };

/** No text is longer; of the messages' limits this is the first that a mistake meets. */
const longestText = 1000;

/**
 * Reads messages.json. What cannot be used is left out and told; it never throws, for then no mail would go
 * out.
 */
export function readOwnMessages(json: string): OwnMessages {
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch {
    return { ...noOwnMessages, problems: ['It is not JSON.'] };
  }
  const problems: string[] = [];
  const file = membersOf(read, '', problems);
  for (const key of Object.keys(file)) {
    if (!['brand', 'language', 'texts'].includes(key)) problems.push(`There is no key ${key}.`);
  }
  const brand = membersOf(file.brand ?? {}, 'brand', problems);
  const usable = readBrand(brand);
  for (const key of Object.keys(brand)) {
    if (!Object.hasOwn(usable, key)) problems.push(`brand.${key} cannot be used.`);
  }
  const { language } = file;
  if (language !== undefined && !isLanguage(language)) problems.push('language is no language, such as en.');
  const languages = Object.entries(membersOf(file.texts ?? {}, 'texts', problems));
  const texts = languages.flatMap(([name, value]): [string, OwnTexts][] => {
    if (isLanguage(name)) return [[name.toLowerCase(), readTexts(name, value, problems)]];
    problems.push(`texts.${name} is no language, such as en or pt-br.`);
    return [];
  });
  return {
    brand,
    ...(isLanguage(language) && { language }),
    texts: Object.fromEntries(texts),
    problems,
  };
}

function readTexts(language: string, value: unknown, problems: string[]): OwnTexts {
  const path = `texts.${language}`;
  const parts = Object.entries(membersOf(value, path, problems)).flatMap(([part, given]) => {
    const example = exampleOf(part);
    if (example) return [[part, readStrings(part, example, given, `${path}.${part}`, problems)]];
    problems.push(`${path}.${part} is none of ${['frame', ...Object.keys(templates)].join(', ')}.`);
    return [];
  });
  const texts: OwnTexts = Object.fromEntries(parts);
  if (!Object.hasOwn(frames, language.toLowerCase())) problems.push(...lacking(texts, path));
  return texts;
}

/** What a language that does not come along lacks: it is used for a message only where it has all. */
function lacking(texts: OwnTexts, path: string): string[] {
  return Object.entries({ frame: {}, ...texts }).flatMap(([part, given]) => {
    const missing = Object.keys(exampleOf(part) ?? {}).filter(key => !Object.hasOwn(given, key));
    return missing.length > 0 ? [`${path}.${part} lacks ${missing.join(', ')}: it is not used.`] : [];
  });
}

/** The English texts of a part: they have every key that it takes. */
function exampleOf(part: string): object | undefined {
  if (part === 'frame') return frames.en;
  // The line before the cast asks whether it is such a name.
  return Object.hasOwn(templates, part) ? templates[part as MessageName].texts.en : undefined;
}

function readStrings(
  part: string,
  example: object,
  value: unknown,
  path: string,
  problems: string[],
): Record<string, string> {
  const usable = Object.entries(membersOf(value, path, problems)).flatMap(([key, text]) => {
    const wrong = Object.hasOwn(example, key)
      ? textFault(part, key, text)
      : `is none of ${Object.keys(example).join(', ')}`;
    if (wrong === undefined) return [[key, String(text)]];
    problems.push(`${path}.${key} ${wrong}.`);
    return [];
  });
  return Object.fromEntries(usable);
}

function textFault(part: string, key: string, text: unknown): string | undefined {
  const plain = typeof text === 'string' ? plainText(text, longestText) : '';
  if (plain === '') return 'must be text';
  if (plain !== text)
    return 'has a character that Cognito refuses, needless spaces, or more than 1,000 characters';
  if (key !== 'sms') return undefined;
  if (!plain.includes('{####}')) return 'must have {####} where the code goes';
  return part === 'invitation' && !plain.includes('{username}')
    ? 'must have {username}, as Cognito demands of an invitation'
    : undefined;
}

function isLanguage(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}$/i.test(value);
}

function membersOf(value: unknown, path: string, problems: string[]): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  problems.push(`${path || 'It'} must be an object.`);
  return {};
}
