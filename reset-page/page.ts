import { createResetClient } from './client.ts';
import { element } from './element.ts';
import { type Link, readLink } from './link.ts';
import { openForm } from './open-form.ts';
import type { PageData } from './page-config.ts';
import { chooseRoute } from './route.ts';

// The code leaves the address bar and the history before anything else happens. What stays is where the code
// belongs, so that a reload does not fall back to another client.
const link = readLink(location.search);
const kept = location.search ? link : readKept(history.state);
const { clientId, poolId, contradicts } = kept;
history.replaceState({ clientId, poolId, contradicts }, '', location.pathname);

// The server writes this element from a typed PageData, and the page is served only together with it.
const data = JSON.parse(element('config', HTMLScriptElement).text) as PageData;
const route = contradicts ? null : chooseRoute(kept, data);

element('no-script', HTMLElement).remove();
element('view', HTMLElement).hidden = false;
if (route) {
  const client = createResetClient({
    endpoint: route.endpoint,
    clientId: route.clientId,
    online: () => navigator.onLine,
    fetch: (url, request) =>
      fetch(url, {
        ...request,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      }),
  });
  openForm({ link, route, client, now: () => Date.now() });
} else {
  refuse();
}

/** A link that names a client or pool unknown here gets no form: nothing typed could go to a stranger. */
function refuse(): void {
  element('form', HTMLFormElement).remove();
  const title = element('title', HTMLElement);
  title.textContent = 'This link cannot be used here';
  document.title = title.textContent;
  element('lead', HTMLElement).textContent =
    'Nothing was sent. Open the newest mail and use its link, or open the app and choose “Forgot password”.';
  title.focus();
}

/** What an earlier view of this page left in the history entry; anything else counts as nothing. */
function readKept(state: unknown): Pick<Link, 'clientId' | 'poolId' | 'contradicts'> {
  const read = (name: string): unknown =>
    typeof state === 'object' && state !== null ? Reflect.get(state, name) : null;
  const id = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    clientId: id(read('clientId')),
    poolId: id(read('poolId')),
    contradicts: read('contradicts') === true,
  };
}
