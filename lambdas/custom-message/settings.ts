import { plainText } from './text.ts';

/** How the mail looks and whom it names. Each value may be replaced by the environment variable beside it. */
const brand = {
  /** BRAND_NAME */
  name: 'Phenom',
  /** BRAND_COLOR: `#rrggbb`, of the button; the colour of its text follows. */
  color: '#3b3fd8',
  /** SUPPORT_EMAIL: whom people ask who did not expect the mail. */
  supportEmail: 'support@thephenom.app',
};

/** What the function is set up with. */
export interface Settings {
  readonly brandName: string;
  readonly color: string;
  readonly supportEmail: string;
  /** The page that takes the code, normalised; undefined where PASSWORD_RESET_URL is missing or no http(s) address. */
  readonly resetUrl: string | undefined;
}

/** Reads the function's environment. A value that cannot be used is as good as none. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const { BRAND_NAME = '', BRAND_COLOR = '', SUPPORT_EMAIL = '', PASSWORD_RESET_URL = '' } = environment;
  return {
    brandName: plainText(BRAND_NAME, 40) || brand.name,
    color: /^#[0-9a-f]{6}$/i.test(BRAND_COLOR) ? BRAND_COLOR : brand.color,
    supportEmail: /^[^\s@]+@[^\s@]+$/.test(SUPPORT_EMAIL)
      ? plainText(SUPPORT_EMAIL, 100)
      : brand.supportEmail,
    resetUrl: pageAddress(PASSWORD_RESET_URL),
  };
}

function pageAddress(text: string): string | undefined {
  const url = URL.parse(text.trim());
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined;
}
