import { longestBrandName } from './limits.ts';
import { plainText } from './text.ts';

/** A picture in place of the brand's name. */
export interface Logo {
  /** https; PNG or JPEG, since Gmail and Outlook show no SVG. */
  readonly url: string;
  /** As it is shown, in pixels. */
  readonly width: number;
  readonly height: number;
}

/** How messages look and whom they name. */
export interface Brand {
  readonly name: string;
  /** `#rrggbb`, of the button and the bar; the colour of the button's text follows. */
  readonly color: string;
  readonly logo?: Logo;
  /** Whom people ask who did not expect the message. */
  readonly supportEmail: string;
}

/** The brand where neither the environment nor messages.json says otherwise. */
export const shippedBrand: Brand = {
  name: 'Phenom',
  color: '#3b3fd8',
  supportEmail: 'support@thephenom.app',
};

/** One value as it was given, before it is known to be usable. */
export interface BrandValues {
  readonly name?: unknown;
  readonly color?: unknown;
  readonly supportEmail?: unknown;
  /** Such as `https://example.com/logo.png 120x32`: address, width and height. */
  readonly logo?: unknown;
}

/** What each of them is, as it completes "expected ...". */
export const brandValues: Readonly<Record<keyof BrandValues, string>> = {
  name: `a name of at most ${longestBrandName} characters that Cognito takes, without braces`,
  color: 'a colour such as #0b6e4f',
  supportEmail: 'an address of at most 100 characters, such as help@example.com',
  logo: 'address, width and height, such as https://example.com/logo.png 120x32, from 16 to 280 pixels wide',
};

/** The members that can be used; a name is cut to what can be used of it, another value that cannot be is as good as none. */
export function readBrand(values: BrandValues): Partial<Brand> {
  const name = plainText(textOf(values.name).replaceAll(/[{}]/g, ''), longestBrandName);
  const color = textOf(values.color);
  const supportEmail = textOf(values.supportEmail);
  const logo = readLogo(textOf(values.logo));
  return {
    ...(name && { name }),
    ...(/^#[0-9a-f]{6}$/i.test(color) && { color }),
    ...(isAddress(supportEmail) && { supportEmail }),
    ...(logo && { logo }),
  };
}

function isAddress(text: string): boolean {
  return /^[^\s@{}]+@[^\s@{}]+$/.test(text) && plainText(text, 100) === text;
}

function readLogo(text: string): Logo | undefined {
  const [, address = '', width, height] = /^(https:\/\/\S{1,500}) (\d{1,3})x(\d{1,3})$/.exec(text) ?? [];
  const url = URL.parse(address);
  if (!url || url.username || /[{}]/.test(url.href) || Number(width) < 16 || Number(height) < 16)
    return undefined;
  // Wider than 320 would not fit into a phone's window.
  return Number(width) > 280 ? undefined : { url: url.href, width: Number(width), height: Number(height) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
