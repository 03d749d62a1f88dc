import { type Html, html } from '../../server/pages/html.ts';

const style = html`<style>
:root{color-scheme:light dark;--soft:light-dark(#59626d,#9ba5b0);font:16px/1.5 system-ui,sans-serif}
body{max-width:2040px;margin:0 auto;padding:1.5rem}
h1{font-size:1.5rem;margin:.5rem 0 1rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0 0 1rem}dt,small,figcaption{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse}th,td{padding:.4rem 1rem .4rem 0;border-top:1px solid color-mix(in srgb,var(--soft) 30%,transparent);text-align:start;vertical-align:top}th{font-weight:600}th small{font-weight:400}
@media (max-width:60rem){table,tbody,tr,th,td{display:block;overflow-wrap:anywhere}th,td{padding:.25rem 0;border:0}tr{padding:.5rem 0;border-top:1px solid color-mix(in srgb,var(--soft) 30%,transparent)}}
.mails{display:flex;flex-wrap:wrap;gap:1.5rem}
figure{margin:0}figcaption{margin-bottom:.25rem}
iframe{display:block;height:60rem;max-width:100%;border:1px solid var(--soft);border-radius:6px;resize:vertical;background:#fff}
.dark iframe{background:#121212}
pre,.sms{max-width:40rem;padding:1rem;border:1px solid var(--soft);border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere}
.failed{padding:0 1rem;border-left:4px solid #c0392b}
.own{font-style:italic}
[aria-current]{color:inherit;font-weight:700;text-decoration:none}
</style>`;

/**
 * What mails may do in the preview: nothing but show themselves, with pictures from where they have them. It
 * goes into the page itself, so that it holds for files too.
 */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; base-uri 'none'; form-action 'none'";

const mark = html`<meta name="generator" content="lifeguard mail preview">`;

/** Whether a file is a page of the preview, by what stands in it. */
export function isMailFrame(text: string): boolean {
  return text.includes(mark.html);
}

/** A page of the preview. */
export function mailFrame(title: string, main: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${mark}
<title>${title}</title>
${style}
</head>
<body>
${main}
</body>
</html>
`;
}
