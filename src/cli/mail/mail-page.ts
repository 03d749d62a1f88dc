import { type Html, html } from '../../server/pages/html.ts';
import { inScheme } from '../../server/pages/in-scheme.ts';
import { purposeOf } from '../../server/pages/names.ts';
import { emailMessageLimits, emailSubjectLimits, smsMessageLimits } from '../../triggers/message-limits.ts';
import { mailFrame } from './mail-frame.ts';
import type { MailPreview } from './mail-preview.ts';
import type { MailSlot } from './mail-slots.ts';

/** The windows that a mail is shown in: a phone's and a desktop program's. */
const widths = [640, 320] as const;
const schemes = ['light', 'dark'] as const;

/** The page of one message: its mail in light and dark, wide and narrow, as plain text, and its SMS. */
export function mailPage(preview: MailPreview, slots: readonly MailSlot[]): Html {
  const { slot } = preview;
  const title = titleOf(slot);
  return mailFrame(
    title,
    html`<p><a href="index.html">All messages</a></p>
<h1>${title}</h1>
${languages(slot, slots)}
<dl>
<dt>Pool</dt><dd>${slot.pool.name} <code>${slot.pool.id}</code></dd>
<dt>App client</dt><dd>${slot.client ? html`${slot.client.name} <code>${slot.client.id}</code>` : 'none: an administrator sends it'}</dd>
<dt>Source</dt><dd><code>${slot.source}</code></dd>
<dt>Function</dt><dd>${preview.function ?? 'none: the words are Cognito’s own'}</dd>
</dl>
${preview.ok ? [mailOf(preview), smsOf(preview)] : failureOf(preview)}`,
  );
}

/** What a message is for, and to whom, in a few words. */
export function titleOf({ source, client, pool, language }: MailSlot): string {
  const purpose = purposeOf(source);
  return `${purpose} · ${client?.name ?? pool.name}${language === undefined ? '' : ` · ${language}`}`;
}

function languages(slot: MailSlot, slots: readonly MailSlot[]): Html | undefined {
  const others = slots.filter(
    ({ pool, client, source }) => pool === slot.pool && client === slot.client && source === slot.source,
  );
  if (others.length < 2) return undefined;
  return html`<p class="languages">${others.map(
    ({ page, language }) =>
      html`<a href="${page}"${page === slot.page ? html` aria-current="page"` : ''}>${language ?? 'no language said'}</a> `,
  )}</p>`;
}

type Shown = MailPreview & { readonly ok: true };

function mailOf({ mail, worded, sentBy }: Shown): Html {
  if (sentBy.mail)
    return html`<h2>Mail</h2><p>The pool’s CustomEmailSender, ${sentBy.mail}, sends it in words of its own.</p>`;
  if (!mail?.html) return html`<h2>Mail</h2><p>None: the words have no place for the code.</p>`;
  const { subject, text } = mail;
  const body = mail.html;
  return html`<h2>Mail</h2>
${!worded.mail && html`<p class="own">These are the pool’s own words: no function gave any.</p>`}
<dl>
<dt>From</dt><dd>${mail.from}</dd>
<dt>Subject</dt><dd><strong>${subject}</strong> <small>${subject.length} of ${emailSubjectLimits.max} characters</small></dd>
<dt>HTML</dt><dd><small>${body.length} characters with the sample code; Cognito takes ${emailMessageLimits.max.toLocaleString('en')} in the template</small></dd>
</dl>
<div class="mails">${schemes.map(scheme =>
    widths.map(
      width => html`<figure class="${scheme}">
<figcaption>${scheme}, ${width} pixels</figcaption>
<iframe sandbox srcdoc="${inScheme(body, scheme)}" width="${width}" title="The mail, ${scheme}, ${width} pixels wide"></iframe>
</figure>
`,
    ),
  )}</div>
<h2>The mail as plain text</h2>
<pre>${text}</pre>`;
}

function smsOf({ sms, worded, sentBy }: Shown): Html {
  if (sentBy.sms)
    return html`<h2>SMS</h2><p>The pool’s CustomSMSSender, ${sentBy.sms}, sends it in words of its own.</p>`;
  return html`<h2>SMS</h2>
${
  sms
    ? html`<p class="sms">${sms.text}</p>
<p><small>${sms.text.length} characters with the sample code; Cognito takes ${smsMessageLimits.max} in the template.${!worded.sms && ' These are the pool’s own words: no function gave any.'}</small></p>`
    : html`<p>None: the words have no place for the code.</p>`
}`;
}

function failureOf({ failure }: MailPreview & { readonly ok: false }): Html {
  return html`<section class="failed">
<h2>Nothing is sent: ${failure.cause.title}</h2>
<p>The caller gets <code>${failure.type}</code>: ${failure.shown ?? 'without a message'}</p>
<dl>
<dt>Cause</dt><dd><code>${failure.cause.id}</code></dd>
${Object.entries(failure.facts).map(([name, fact]) => html`<dt>${name}</dt><dd>${String(fact)}</dd>\n`)}</dl>
</section>`;
}
