import { readableOn } from './contrast.ts';
import { mailStyles } from './mail-styles.ts';
import { codePlaceholder } from './reset-link.ts';
import { escapeHtml, plainText } from './text.ts';

/** What the mail says; plain values, not escaped. */
export interface ResetMail {
  readonly brandName: string;
  readonly color: string;
  readonly supportEmail: string;
  readonly email: string;
  readonly link: string;
}

const sans = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const mono = "ui-monospace,'SF Mono',SFMono-Regular,Menlo,Consolas,'Courier New',monospace";

// Keeps mail programs from showing the text that follows, the code first of all, in the list of messages.
const preheaderEnd = '&#847;&zwnj;&nbsp;'.repeat(40);

/**
 * The mail of a password reset as HTML: the code, a button and the same link as text. Read as text alone, from top
 * to bottom, it says the same.
 *
 * It greets nobody by name: names are whatever somebody typed at sign-up, and this mail goes out under our own.
 */
export function resetMail({ brandName, color, supportEmail, email, link }: ResetMail): string {
  const brand = escapeHtml(brandName);
  const account = escapeHtml(plainText(email, 80));
  const href = escapeHtml(link);
  const support = escapeHtml(supportEmail);
  const text = `margin:0 0 16px;font-family:${sans};font-size:16px;line-height:24px;color:#1c2024`;
  const small = `margin:0 0 12px;font-family:${sans};font-size:14px;line-height:21px;color:#5b6470`;
  const onColor = readableOn(color);

  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>Reset your ${brand} password</title>
${mailStyles}
</head>
<body class="page" style="margin:0;padding:0;background-color:#f3f4f6;-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">Use the code in this mail to choose a new password. It is valid for one hour.${preheaderEnd}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f3f4f6" style="background-color:#f3f4f6">
<tr><td class="margin" align="center" style="padding:32px 16px">
<!--[if mso]><table role="presentation" width="560" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" style="max-width:560px;background-color:#ffffff;border:1px solid #e2e5e9;border-radius:12px;border-collapse:separate;overflow:hidden">
<tr><td height="5" bgcolor="${color}" style="height:5px;background-color:${color};font-size:1px;line-height:1px">&nbsp;</td></tr>
<tr><td class="inside" align="left" style="padding:36px 40px 28px">
<p class="text" style="margin:0 0 24px;font-family:${sans};font-size:18px;line-height:24px;font-weight:700;color:#1c2024">${brand}</p>
<h1 class="text" style="margin:0 0 12px;font-family:${sans};font-size:24px;line-height:32px;font-weight:700;color:#1c2024">Choose a new password</h1>
<p class="text" style="${text}">We were asked to reset the password of this account:<br>
<strong><bdi style="overflow-wrap:anywhere">${account}</bdi></strong></p>
<p class="text" style="${text}">Your code, valid for one hour:</p>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px"><tr>
<td class="code" align="center" bgcolor="#f3f4f6" style="padding:22px 8px 18px 12px;background-color:#f3f4f6;border-radius:8px">
<p class="text digits" style="margin:0;font-family:${mono};font-size:40px;line-height:48px;font-weight:700;letter-spacing:4px;color:#1c2024;-webkit-user-select:all;user-select:all">${codePlaceholder}</p>
</td></tr></table>
<p class="text" style="${text}">Type it where you asked for it, or let the button open the page with the code filled in.</p>
<table role="presentation" class="button" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 28px"><tr>
<td align="center" bgcolor="${color}" style="border-radius:8px;background-color:${color};mso-padding-alt:14px 28px">
<a ses:no-track href="${href}" target="_blank" style="display:inline-block;padding:14px 28px;font-family:${sans};font-size:16px;line-height:24px;font-weight:600;color:${onColor};text-decoration:none;border-radius:8px"><span style="color:${onColor}">Choose a new password</span></a>
</td></tr></table>
<p class="muted" style="${small}">If the button does not work, open this link:<br>
<a ses:no-track class="muted" href="${href}" target="_blank" style="color:#5b6470;text-decoration:underline;word-break:break-all;overflow-wrap:anywhere">${href}</a></p>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0 20px"><tr><td class="line" style="border-top:1px solid #e2e5e9;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<p class="muted" style="${small}"><strong>Was it not you?</strong> Then ignore this mail: without the code, your password stays as it is. Do not pass the code on. Nobody at ${brand} will ask you for it.</p>
<p class="muted" style="${small}">Questions? Write to <a ses:no-track class="muted" href="mailto:${support}" style="color:#5b6470;text-decoration:underline">${support}</a>.</p>
</td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;
}
