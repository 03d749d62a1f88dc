import { readableOn, standingOut } from './contrast.ts';

const dark = {
  page: '#101216',
  card: '#1a1d23',
  code: '#262b33',
  line: '#353b45',
  text: '#f0f2f5',
  muted: '#aeb6c2',
};

/**
 * What inline styles cannot say: dark mode and narrow windows. Outlook's apps and web pages have no media
 * query for dark mode but mark what they recolour with `data-ogsc` and `data-ogsb`; a program that does not
 * know the attribute selectors drops their whole block, so they stand in one of their own.
 *
 * @param accent the brand's colour, `#rrggbb`
 */
export function mailStyles(accent: string): string {
  return `<!--[if mso]><style>p,h1,a,td{font-family:Arial,sans-serif!important}</style><![endif]-->
<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
.confirm a{color:#1c2024;font-weight:700;text-decoration:underline}
@media (max-width:480px){
.margin{padding:12px 8px!important}
.inside{padding:24px 20px 16px!important}
.digits{font-size:34px!important}
.credential{font-size:15px!important}
.button{width:100%!important}
.button a{display:block!important}
}
@media (prefers-color-scheme:dark){
${darkRules('', accent)}
}
</style>
<style>
${darkRules('[data-ogsc] ', accent)}
${darkRules('[data-ogsb] ', accent)}
</style>`;
}

function darkRules(within: string, accent: string): string {
  const button = standingOut(accent, dark.card);
  return [
    `${within}.page{background-color:${dark.page}!important}`,
    `${within}.card{background-color:${dark.card}!important;border-color:${dark.line}!important}`,
    `${within}.code{background-color:${dark.code}!important}`,
    `${within}.line{border-color:${dark.line}!important}`,
    `${within}.text,${within}.confirm a{color:${dark.text}!important}`,
    `${within}.muted{color:${dark.muted}!important}`,
    `${within}.accent{background-color:${button}!important}`,
    `${within}.label{color:${readableOn(button)}!important}`,
    // Logos are drawn for white paper: many are dark on nothing. Where pictures are not shown, their text
    // is there.
    `${within}.logo{background-color:#ffffff!important;color:#1c2024!important;padding:8px!important;border-radius:6px}`,
  ].join('\n');
}
