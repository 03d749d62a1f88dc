const dark = {
  page: '#101216',
  card: '#1a1d23',
  code: '#262b33',
  line: '#353b45',
  text: '#f0f2f5',
  muted: '#aeb6c2',
};

/**
 * What inline styles cannot say: dark mode and narrow windows. Outlook's apps and web pages have no media query for
 * dark mode but mark what they recolour with `data-ogsc` and `data-ogsb`; a program that does not know the
 * attribute selectors drops their whole block, so they stand in one of their own.
 */
export const mailStyles = `<!--[if mso]><style>p,h1,a,td{font-family:Arial,sans-serif!important}</style><![endif]-->
<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:480px){
.margin{padding:12px 8px!important}
.inside{padding:24px 20px 16px!important}
.digits{font-size:34px!important}
.button{width:100%!important}
.button a{display:block!important}
}
@media (prefers-color-scheme:dark){
${darkRules('')}
}
</style>
<style>
${darkRules('[data-ogsc] ')}
${darkRules('[data-ogsb] ')}
</style>`;

function darkRules(within: string): string {
  return [
    `${within}.page{background-color:${dark.page}!important}`,
    `${within}.card{background-color:${dark.card}!important;border-color:${dark.line}!important}`,
    `${within}.code{background-color:${dark.code}!important}`,
    `${within}.line{border-color:${dark.line}!important}`,
    `${within}.text{color:${dark.text}!important}`,
    `${within}.muted{color:${dark.muted}!important}`,
  ].join('\n');
}
