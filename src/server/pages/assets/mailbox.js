// @ts-check
// The mailbox: opens messages without a reload, by mouse or arrow keys, deletes them, and previews their width and colours.
import { refresh, swap } from './page.js';

/** Shows the page of an address in place of this one.
 * @param {string} address
 * @param {boolean} record whether the reader may go back from it */
async function open(address, record) {
  const response = await fetch(address, { headers: { accept: 'text/html' } });
  if (!response.ok) {
    location.assign(address);
    return;
  }
  if (record) history.pushState(null, '', address);
  const newer = swap(await response.text(), true);
  document.title = newer.title;
  const opened = newer.querySelector('.mailbox')?.classList.contains('opened') ?? false;
  document.querySelector('.mailbox')?.classList.toggle('opened', opened);
}

/** @param {EventTarget | null} target
 * @param {string} selector */
function within(target, selector) {
  const found = target instanceof Element ? target.closest(selector) : null;
  return found instanceof HTMLElement ? found : undefined;
}

const inside = '.list-pane a, .message-head .switch a, .message-head .back, .notice a';

document.addEventListener('click', event => {
  const link = within(event.target, inside);
  if (!(link instanceof HTMLAnchorElement) || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  void open(link.href, true);
});

addEventListener('popstate', () => void open(location.href, false));

document.addEventListener('keydown', event => {
  const link = within(event.target, '#mail-list li a');
  if (!link || event.metaKey || event.ctrlKey || event.altKey) return;
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('#mail-list li a')]);
  const at = links.indexOf(/** @type {HTMLAnchorElement} */ (link));
  /** @type {Record<string, number>} */
  const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 };
  const next = links[moves[event.key] ?? -1];
  if (!next) return;
  event.preventDefault();
  next.focus();
  void open(next.href, false).then(() => history.replaceState(null, '', next.href));
});

document.addEventListener('click', async event => {
  const button = within(event.target, '[data-delete]');
  if (!button) return;
  if (button.dataset.confirm && !confirm(button.dataset.confirm)) return;
  await fetch(button.dataset.delete ?? '', { method: 'DELETE' });
  await open('/_lifeguard/mailbox', location.pathname !== '/_lifeguard/mailbox');
});

/** The previews that are on stay on from mail to mail. */
const previews = new Set();

function preview() {
  for (const button of document.querySelectorAll('[data-preview]')) {
    const name = button.getAttribute('data-preview') ?? '';
    button.setAttribute('aria-pressed', String(previews.has(name)));
    document.querySelector('.paper')?.classList.toggle(name, previews.has(name));
  }
}

document.addEventListener('click', event => {
  const name = within(event.target, '[data-preview]')?.dataset.preview;
  if (!name) return;
  if (!previews.delete(name)) previews.add(name);
  preview();
});

document.addEventListener('swapped', preview);

document.addEventListener('change', event => {
  if (event.target instanceof HTMLSelectElement) event.target.form?.requestSubmit();
});

document.addEventListener('arrived', event => {
  const { data } = /** @type {CustomEvent<{ data: string }>} */ (event).detail;
  const news = document.querySelector('[data-news]');
  const { to, subject } = JSON.parse(data);
  if (news) news.textContent = `New message to ${to}: ${subject}`;
});

// Coming back to a page that the browser kept shows what has arrived meanwhile.
addEventListener('pageshow', event => {
  if (event.persisted) void refresh();
});
