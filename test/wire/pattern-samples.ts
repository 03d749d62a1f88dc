/** Texts that fit a pattern of the API model, and one that does not. */
export interface PatternSample {
  /** What every text that fits starts with. */
  readonly start: string;
  /** What may follow, any number of times; undefined where `start` is the whole. */
  readonly more: string | undefined;
  /** Does not fit. A single character stands for any number of it; undefined where everything fits. */
  readonly broken: string | undefined;
}

function run(more: string, broken: string): PatternSample {
  return { start: '', more, broken };
}

function from(start: string, more: string, broken: string): PatternSample {
  return { start, more, broken };
}

function whole(start: string, broken: string): PatternSample {
  return { start, more: undefined, broken };
}

const anyText = '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*';
const arnPart = '[\\w+=/,.@-]+';
const uuid = '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$';
const languages =
  'default|dutch|english|french|spanish|german|bahasa-indonesia|italian|japanese|korean|portuguese-brazil|' +
  'chinese-(simplified|traditional)';

/** One for each pattern that an input of the API has. */
export const patternSamples: Readonly<Record<string, PatternSample>> = {
  '[0-9]+': run('1', 'x'),
  [`arn:${arnPart}:${arnPart}:([\\w+=/,.@-]*)?:[0-9]+:${arnPart}(:${arnPart})?(:${arnPart})?`]: from(
    'arn:aws:lambda:us-east-1:123456789012:function:f',
    'f',
    'function that has no arn',
  ),
  [`arn:${arnPart}:${arnPart}:::${arnPart}(:${arnPart})?(:${arnPart})?`]: from(
    'arn:aws:s3:::bucket',
    't',
    'bucket that has no arn',
  ),
  '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+': run('a', '\0'),
  '[\\w+]+': run('a', '-'),
  '[\\w\\s+=,.@-]+': run('a', '!'),
  '[\\w\\s+=.@-]+': run('a', '!'),
  '[\\w]+': run('a', '-'),
  '[\\S]+': run('a', ' '),
  '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+': run('a', ' '),
  '^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$': run('a', ' '),
  '[\\w-]+_[0-9a-f-]+': from('us-east-1_', 'a', 'us-east-1_XYZ'),
  '^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$': run('a', 'A'),
  '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+@[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+': from('a@', 'b', 'nobody'),
  [anyText]: run('a', '\0'),
  [`${anyText}\\{####\\}${anyText}`]: from('{####}', 'a', 'no place for a code'),
  [`${anyText}\\{##${anyText}##\\}${anyText}`]: from('{##here##}', 'a', 'no place for a link'),
  '.*\\{####\\}.*': from('{####}', 'a', 'no place for a code'),
  '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+': run('a', '\0'),
  '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]+': run('a', '\0'),
  '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+': run('a', '\t'),
  '[\\w+-]+': run('a', '!'),
  '^[0-9a-fA-F]+$': run('a', 'x'),
  [`^cognito:(${languages})$`]: whole('cognito:default', 'cognito:klingon'),
  [uuid]: whole('01234567-89ab-4def-8123-456789abcdef', '01234567-89ab-1def-8123-456789abcdef'),
  '[^_\\p{Z}][\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}][^_\\p{Z}]+': from('aa', 'a', '___'),
  '^[\\w\\- ]+$': run('a', '!'),
  '[\\x21\\x23-\\x5B\\x5D-\\x7E]+': run('a', '"'),
  '[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+': run('a', '/'),
  '^[0-9A-Za-z\\.\\-_]*(?<!\\.)$': run('a', '/'),
  '^[a-zA-Z0-9_-]+$': run('a', '!'),
  '[A-Za-z0-9]+': run('a', '!'),
  '[\\w+=/]+': run('a', '!'),
  '(?s).*': { start: '', more: 'a', broken: undefined },
  '^(terms-of-use|privacy-policy)$': whole('terms-of-use', 'terms-of-trade'),
  '[A-Za-z0-9-_=.]+': run('a', '!'),
  'import-[0-9a-zA-Z-]+': from('import-', 'a', 'export-a'),
  '[\\w-]+_[0-9a-zA-Z]+': from('us-east-1_', 'a', 'us-east-1'),
};

/** Whether a text fits a pattern, said by JavaScript itself. Good enough for samples, which are ASCII. */
export function fits(pattern: string, text: string): boolean {
  const dotAll = pattern.startsWith('(?s)');
  return new RegExp(`^(?:${dotAll ? pattern.slice(4) : pattern})$`, dotAll ? 'us' : 'u').test(text);
}
