import { type Brand, readBrand, shippedBrand } from './brand.ts';
import { noOwnMessages, type OwnMessages, type OwnTexts } from './own-messages.ts';
import { type MessageName, templates } from './templates.ts';

/** The variables that a function is set up with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the function is set up with. */
export interface Settings {
  readonly brand: Brand;
  /**
   * The page that takes a reset code, normalised; undefined where PASSWORD_RESET_URL is missing or no
   * http(s) address.
   */
  readonly resetPage: string | undefined;
  /** Where an invited user signs in; without it the invitation has no button. */
  readonly signInPage: string | undefined;
  /** `link` for pools that confirm a sign-up by a link (`CONFIRM_WITH_LINK`). */
  readonly signUpBy: 'code' | 'link';
  /** The language where neither the app nor the user names one that there is. */
  readonly language: string;
  /** The messages that are left to Cognito. */
  readonly passThrough: ReadonlySet<MessageName>;
  readonly ownTexts: Readonly<Record<string, OwnTexts>>;
}

/**
 * Reads the function's environment, which goes before messages.json. A value that cannot be used is as good
 * as none; `settingsProblems` tells of it.
 */
export function readSettings(environment: Environment, own: OwnMessages = noOwnMessages): Settings {
  const { BRAND_NAME, BRAND_COLOR, BRAND_LOGO, SUPPORT_EMAIL, MAIL_LANGUAGE, SIGN_UP_BY } = environment;
  const given = { name: BRAND_NAME, color: BRAND_COLOR, logo: BRAND_LOGO, supportEmail: SUPPORT_EMAIL };
  return {
    brand: { ...shippedBrand, ...readBrand(own.brand), ...readBrand(given) },
    resetPage: pageAddress(environment.PASSWORD_RESET_URL),
    signInPage: pageAddress(environment.SIGN_IN_URL),
    signUpBy: SIGN_UP_BY?.trim().toLowerCase() === 'link' ? 'link' : 'code',
    language: MAIL_LANGUAGE?.trim() || own.language || 'en',
    passThrough: new Set(namesIn(environment.PASS_THROUGH ?? '')),
    ownTexts: own.texts,
  };
}

/** The messages in a list of names; other words are left out. */
export function namesIn(list: string): MessageName[] {
  const words = list.split(/[\s,]+/).filter(word => Object.hasOwn(templates, word));
  // The line before left only such names.
  return words as MessageName[];
}

/** An http(s) address, normalised; undefined for anything else. */
export function pageAddress(text: string | undefined): string | undefined {
  const url = URL.parse(text?.trim() ?? '');
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined;
}
