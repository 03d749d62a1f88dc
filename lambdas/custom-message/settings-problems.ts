import { type BrandValues, brandValues, readBrand, shippedBrand } from './brand.ts';
import { languageProblems, noOwnMessages, type OwnMessages } from './own-messages.ts';
import { type OwnProblem, shown } from './own-problem.ts';
import { type Environment, namesIn, pageAddress } from './settings.ts';
import { templates } from './templates.ts';

const brandVariables = {
  BRAND_NAME: 'name',
  BRAND_COLOR: 'color',
  BRAND_LOGO: 'logo',
  SUPPORT_EMAIL: 'supportEmail',
} as const satisfies Readonly<Record<string, keyof BrandValues>>;

const variables: readonly string[] = [
  ...Object.keys(brandVariables),
  ...['PASSWORD_RESET_URL', 'SIGN_IN_URL', 'SIGN_UP_BY', 'MAIL_LANGUAGE', 'PASS_THROUGH', 'MESSAGES_FILE'],
];

/**
 * What the function's variables say that it cannot use, and does without; that there is no reset page is told with the
 * mail that lacks it.
 *
 * @param own messages.json, whose brand and texts count too
 */
export function settingsProblems(environment: Environment, own: OwnMessages = noOwnMessages): OwnProblem[] {
  const { MAIL_LANGUAGE, PASS_THROUGH = '', SIGN_UP_BY } = environment;
  const known = new Set<string>(namesIn(PASS_THROUGH));
  const strangers = PASS_THROUGH.split(/[\s,]+/).filter(word => word !== '' && !known.has(word));
  return [
    ...brandProblems(environment, own),
    ...['PASSWORD_RESET_URL', 'SIGN_IN_URL'].flatMap(name => {
      const value = environment[name];
      if (!value || pageAddress(value)) return [];
      return [{ path: name, expected: 'an address with https:// or http://', found: shown(value) }];
    }),
    ...(!SIGN_UP_BY || ['code', 'link'].includes(SIGN_UP_BY.trim().toLowerCase())
      ? []
      : [{ path: 'SIGN_UP_BY', expected: 'code or link', found: shown(SIGN_UP_BY) }]),
    ...languageProblems('MAIL_LANGUAGE', MAIL_LANGUAGE?.trim() || undefined, own.texts),
    ...strangers.map(word => ({
      path: 'PASS_THROUGH',
      expected: `names out of ${Object.keys(templates).join(', ')}`,
      found: shown(word),
    })),
    ...Object.keys(environment).flatMap(name => {
      const [first] = name.split('_');
      if (variables.includes(name) || !variables.some(one => one.startsWith(`${first}_`))) return [];
      return [{ path: name, expected: `one of ${variables.join(', ')}`, found: 'another variable' }];
    }),
  ];
}

function brandProblems(environment: Environment, own: OwnMessages): OwnProblem[] {
  const problems = Object.entries(brandVariables).flatMap(([path, member]) => {
    const value = environment[path]?.trim();
    if (!value) return [];
    const usable = readBrand({ [member]: value })[member];
    const isWhole = member === 'name' ? usable === value : usable !== undefined;
    return isWhole ? [] : [{ path, expected: brandValues[member], found: shown(value) }];
  });
  const ownBrand = { ...readBrand(own.brand), ...readBrand({ name: environment.BRAND_NAME }) };
  const isNamed = ownBrand.name !== undefined && ownBrand.name !== shippedBrand.name;
  if (!isNamed || ownBrand.supportEmail || environment.SUPPORT_EMAIL) return problems;
  const found = `none, so that mails of ${ownBrand.name} send people to ${shippedBrand.supportEmail}`;
  return [...problems, { path: 'SUPPORT_EMAIL', expected: brandValues.supportEmail, found }];
}
