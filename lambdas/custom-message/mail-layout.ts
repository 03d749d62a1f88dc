import { escapeHtml } from '../encode.ts';
import { codePlaceholder } from '../reset-link.ts';
import type { Brand } from './brand.ts';
import { luminanceOf, readableOn } from './contrast.ts';
import { directionOf } from './language.ts';
import { mailStyles } from './mail-styles.ts';
import type { FrameTexts, MessageTexts } from './message-template.ts';
import { escapeValue, plainText } from './text.ts';

/** What a mail is made of; plain values, not escaped. */
export interface MailContent {
  readonly brand: Brand;
  readonly language: string;
  readonly texts: MessageTexts;
  readonly frame: FrameTexts;
  readonly holds: 'code' | 'password' | 'link';
  /** The address of the account, where the mail names it. */
  readonly account?: string | undefined;
  /** Where the button leads. It may have the code's placeholder in it. */
  readonly href?: string | undefined;
  /** What Cognito puts the link that confirms in place of, in a mail that holds one. */
  readonly linkPlaceholder: string;
}

const sans = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const mono = "ui-monospace,'SF Mono',SFMono-Regular,Menlo,Consolas,'Courier New',monospace";

// Keeps mail programs from showing the text that follows, the code first of all, in the list of messages.
const previewEnd = '&#847;&zwnj;&nbsp;'.repeat(40);

const text = `margin:0 0 16px;font-family:${sans};font-size:16px;line-height:24px;color:#1c2024`;
const small = `margin:0 0 12px;font-family:${sans};font-size:14px;line-height:21px;color:#5b6470`;
const anywhere = 'word-break:break-word;overflow-wrap:anywhere';
const table = 'table role="presentation" cellpadding="0" cellspacing="0" border="0"';

/**
 * A mail as HTML, for every message. Read as text alone, from top to bottom, it says the same.
 *
 * It greets nobody by name: names are whatever somebody typed at sign-up, and this mail goes out under our
 * own.
 */
export function mailHtml(content: MailContent): string {
  const { brand, language, texts, frame, account } = content;
  const direction = directionOf(language);
  const words = (value: string) => escapeHtml(value.replaceAll('{brand}', () => brand.name));
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${words(texts.subject)}</title>
${mailStyles(brand.color)}
</head>
<body class="page" style="margin:0;padding:0;background-color:#f3f4f6;-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${words(texts.preview)}${previewEnd}</div>
<${table} class="page" width="100%" dir="${direction}" bgcolor="#f3f4f6" style="background-color:#f3f4f6">
<tr><td class="margin" align="center" style="padding:32px 16px">
<!--[if mso]><${table} width="560"><tr><td><![endif]-->
<${table} class="card" width="100%" bgcolor="#ffffff" style="max-width:560px;background-color:#ffffff;border:1px solid #e2e5e9;border-radius:12px;border-collapse:separate;overflow:hidden">
<tr><td class="accent" height="5" bgcolor="${brand.color}" style="height:5px;background-color:${brand.color};font-size:1px;line-height:1px">&nbsp;</td></tr>
<tr><td class="inside" align="${direction === 'rtl' ? 'right' : 'left'}" style="padding:36px 40px 28px">
${masthead(brand)}
<h1 class="text" style="margin:0 0 12px;font-family:${sans};font-size:24px;line-height:32px;font-weight:700;color:#1c2024;${anywhere}">${words(texts.heading)}</h1>
<p class="text" style="${text};${anywhere}">${words(texts.intro)}${account === undefined ? '' : `<br>\n<strong><bdi style="${anywhere}">${escapeValue(plainText(account, 80))}</bdi></strong>`}</p>
${middle(content, words)}
<${table} width="100%" style="margin:24px 0 20px"><tr><td class="line" style="border-top:1px solid #e2e5e9;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<p class="muted" style="${small};${anywhere}"><strong>${words(texts.cautionTitle)}</strong> ${words(texts.caution)}</p>
<p class="muted" style="${small};${anywhere}">${words(frame.support).replace('{support}', () => supportLink(brand))}</p>
</td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;
}

function masthead({ name, logo }: Brand): string {
  const style = `margin:0 0 24px;font-family:${sans};font-size:18px;line-height:24px;font-weight:700;color:#1c2024;${anywhere}`;
  if (!logo) return `<p class="text" style="${style}">${escapeHtml(name)}</p>`;
  const { url, width, height } = logo;
  // Programs that show no pictures show the name in its place, in the paragraph's letters. The size bounds the
  // picture alone: a box of that size would cut a long name, or leave a hole below a short one.
  const size = `width:auto;height:auto;aspect-ratio:auto;max-width:100%;max-height:${height}px;overflow:visible`;
  return `<p class="text" style="${style}"><img class="logo" src="${escapeHtml(url)}" width="${width}" height="${height}" alt="${escapeHtml(name)}" style="display:inline-block;border:0;${size}"></p>`;
}

/** The part that Cognito puts something into, what to do with it, and the button. */
function middle(content: MailContent, words: (value: string) => string): string {
  const { holds, texts, frame, brand, href, linkPlaceholder } = content;
  const label = (value: string) => `<p class="text" style="${text};${anywhere}">${words(value)}</p>`;
  const held = { code: digits, password, link: confirmation(linkPlaceholder) };
  return [
    ...(holds === 'password' ? [label(texts.usernameLabel ?? ''), username] : []),
    label(texts.codeLabel ?? ''),
    held[holds],
    label(texts.hint),
    ...(href === undefined
      ? []
      : [button(words(texts.button ?? ''), href, brand, words(frame.linkFallback))]),
  ].join('\n');
}

function box(content: string): string {
  return `<${table} width="100%" style="margin:0 0 16px;table-layout:fixed"><tr>
<td class="code" align="center" bgcolor="#f3f4f6" style="padding:22px 12px 18px;background-color:#f3f4f6;border-radius:8px">
${content}
</td></tr></table>`;
}

function inMono(content: string, className: string, size: string): string {
  return `<p class="text ${className}" dir="ltr" style="margin:0;font-family:${mono};${size};font-weight:700;color:#1c2024;-webkit-user-select:all;user-select:all">${content}</p>`;
}

// The space that `letter-spacing` leaves after the last digit is made up for, so that the code stands in
// the middle.
const digits = box(
  inMono(codePlaceholder, 'digits', 'font-size:40px;line-height:48px;letter-spacing:4px;padding-left:4px'),
);
const credential = 'font-size:20px;line-height:28px;word-break:break-all';
const password = box(inMono(codePlaceholder, 'credential', credential));
const username = box(inMono('{username}', 'credential', credential));

/** Cognito makes the whole link, so that its look can only be given from around it. */
function confirmation(placeholder: string): string {
  const style = `margin:0;font-family:${sans};font-size:18px;line-height:28px;font-weight:700;${anywhere}`;
  return box(`<p class="confirm" style="${style}">${placeholder}</p>`);
}

function button(label: string, link: string, { color }: Brand, fallback: string): string {
  const href = escapeHtml(link);
  const onColor = readableOn(color);
  // A button nearly as light as the card needs an edge to be seen as one.
  const edge = luminanceOf(color) > 0.65 ? 'border:1px solid #8c939d;' : '';
  return `<${table} class="button" style="margin:8px 0 28px"><tr>
<td class="accent" align="center" bgcolor="${color}" style="${edge}border-radius:8px;background-color:${color};mso-padding-alt:14px 28px">
<a ses:no-track class="label" href="${href}" target="_blank" style="display:inline-block;padding:14px 28px;font-family:${sans};font-size:16px;line-height:24px;font-weight:600;color:${onColor};text-decoration:none;border-radius:8px"><span class="label" style="color:${onColor}">${label}</span></a>
</td></tr></table>
<p class="muted" style="${small}">${fallback}<br>
<a ses:no-track class="muted" href="${href}" target="_blank" style="color:#5b6470;text-decoration:underline;word-break:break-all;overflow-wrap:anywhere">${href}</a></p>`;
}

function supportLink({ supportEmail }: Brand): string {
  const support = escapeHtml(supportEmail);
  return `<a ses:no-track class="muted" href="mailto:${support}" style="color:#5b6470;text-decoration:underline">${support}</a>`;
}
