// @ts-check
// What all pages share: times in the reader's zone, buttons that copy, and staying up to date without a reload.
// The server makes all HTML; this script only puts its newer parts in place of the older ones.

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** @param {ParentNode} root */
function dress(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    const date = new Date(/** @type {HTMLTimeElement} */ (time).dateTime);
    const today = date.toDateString() === new Date().toDateString();
    const short = today ? clock.format(date) : day.format(date);
    time.textContent = time.getAttribute('data-form') === 'full' ? full.format(date) : short;
    time.setAttribute('title', full.format(date));
  }
  for (const button of root.querySelectorAll('[data-copy], [data-delete], [data-preview]'))
    button.removeAttribute('hidden');
}

/** The HTML that the server last gave for each part, since the part itself is dressed after. */
const known = new Map();

/** @param {ParentNode} root */
function parts(root) {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-swap][id]')]);
}

/** Whether the reader is at work in a part that must not be taken away.
 * @param {HTMLElement} part */
function busy(part) {
  const selection = document.getSelection();
  const selecting = selection && !selection.isCollapsed && part.contains(selection.anchorNode);
  return part.id === 'reading' && (selecting || part.contains(document.activeElement));
}

/** Puts the newer parts of a page in place.
 * @param {string} html
 * @param {boolean} [asked] whether the reader asked for it, so that nothing is held back */
export function swap(html, asked = false) {
  const newer = new DOMParser().parseFromString(html, 'text/html');
  for (const part of parts(newer)) {
    const old = document.getElementById(part.id);
    if (!old || known.get(part.id) === part.innerHTML || (!asked && busy(old))) continue;
    known.set(part.id, part.innerHTML);
    const open = [...old.querySelectorAll('details[open][id]')].map(details => details.id);
    const focused = old.contains(document.activeElement)
      ? document.activeElement?.getAttribute('href')
      : undefined;
    const scrolled = old.scrollTop;
    old.replaceChildren(...part.childNodes);
    for (const id of open) document.getElementById(id)?.setAttribute('open', '');
    if (focused)
      for (const link of old.querySelectorAll('a'))
        if (link.getAttribute('href') === focused) link.focus({ preventScroll: true });
    old.scrollTop = scrolled;
    dress(old);
  }
  document.dispatchEvent(new CustomEvent('swapped'));
  return newer;
}

let refreshing = false;
let again = false;

/** Fetches this page anew and puts its newer parts in place; what happens meanwhile is fetched in one go after. */
export async function refresh() {
  if (refreshing) {
    again = true;
    return;
  }
  refreshing = true;
  try {
    do {
      again = false;
      const response = await fetch(location.href, { headers: { accept: 'text/html' } });
      if (response.ok) swap(await response.text());
      await new Promise(resolve => setTimeout(resolve, 250));
    } while (again);
  } catch {
    // The stream says when the service is back, and asks again.
  } finally {
    refreshing = false;
  }
}

function follow() {
  const address = document.body.dataset.live;
  if (!address) return;
  const state = document.querySelector('[data-live-state]');
  const stream = new EventSource(address);
  const show = (/** @type {boolean} */ live) => {
    state?.removeAttribute('hidden');
    state?.classList.toggle('off', !live);
    if (state) state.textContent = live ? 'live' : 'not connected';
  };
  stream.onopen = () => {
    show(true);
    void refresh();
  };
  stream.onerror = () => show(false);
  for (const name of ['call', 'message'])
    stream.addEventListener(name, event => {
      document.dispatchEvent(new CustomEvent('arrived', { detail: { name, data: event.data } }));
      void refresh();
    });
}

document.addEventListener('click', async event => {
  const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
  if (!(button instanceof HTMLElement)) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy ?? '');
    button.classList.add('copied');
    setTimeout(() => button.classList.remove('copied'), 1500);
  } catch {
    button.classList.add('failed');
  }
});

for (const part of parts(document)) known.set(part.id, part.innerHTML);
dress(document);
follow();
