import type { IncomingMessage, ServerResponse } from 'node:http';
import { refusal } from './admission.ts';
import { sendHtml, sendJson, sendProblem } from './answer.ts';
import { asset } from './assets.ts';
import type { Handler, PagesContext } from './context.ts';
import { wantsPage } from './context.ts';
import { listEvents } from './events-api.ts';
import { health } from './health.ts';
import { homePage } from './home-page.ts';
import { deleteMail, emptyMail, listMail, readMail } from './mail-api.ts';
import { mailBody } from './mail-body.ts';
import { mailboxPage, messagePage } from './mailbox-page.ts';
import { problemPage } from './problem-page.ts';
import { QueryProblem } from './query.ts';

/** One address under `/_lifeguard/` and what answers there. */
interface Route {
  readonly method: 'GET' | 'DELETE';
  /** Its first group is the visit's name. */
  readonly path: RegExp;
  readonly handler: Handler;
  /** A page for people: a link on another site may open it. */
  readonly page?: true;
  /** Only for who asks for HTML. */
  readonly browser?: true;
  /** Nothing in it is secret: no question of who asks. */
  readonly public?: true;
}

const routes: readonly Route[] = [
  { method: 'GET', path: /^health$/, handler: health, public: true },
  { method: 'GET', path: /^assets\/([\w.-]+)$/, handler: asset },
  { method: 'GET', path: /^$/, handler: homePage, page: true },
  { method: 'GET', path: /^mailbox$/, handler: mailboxPage, page: true },
  { method: 'GET', path: /^mail$/, handler: listMail },
  { method: 'DELETE', path: /^mail$/, handler: emptyMail },
  { method: 'GET', path: /^mail\/([\w-]+)$/, handler: messagePage, page: true, browser: true },
  { method: 'GET', path: /^mail\/([\w-]+)$/, handler: readMail },
  { method: 'DELETE', path: /^mail\/([\w-]+)$/, handler: deleteMail },
  { method: 'GET', path: /^mail\/([\w-]+)\/body$/, handler: mailBody },
  { method: 'GET', path: /^events$/, handler: listEvents },
];

const prefix = '/_lifeguard/';

/**
 * Answers requests under `/_lifeguard`; false for all others, which it leaves untouched. It rejects with a
 * bug of its own only once the client has its 500.
 */
export type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** Makes the service's own pages, its mailbox and its recorder reachable. */
export function createPages(context: PagesContext): Pages {
  return async (request, response) => {
    const [path = '', ...rest] = (request.url ?? '').split('?');
    const search = rest.join('?');
    if (path === '/_lifeguard') {
      response.writeHead(308, { location: search ? `${prefix}?${search}` : prefix }).end();
      return true;
    }
    if (!path.startsWith(prefix)) return false;
    await answer(context, request, response, path.slice(prefix.length), new URLSearchParams(search));
    return true;
  };
}

async function answer(
  context: PagesContext,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams,
): Promise<void> {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const here = routes.filter(route => route.path.test(path));
  const route = here.find(({ method: is, browser }) => is === method && (!browser || wantsPage(request)));
  const tell = (status: number, message: string) =>
    route?.page && wantsPage(request)
      ? sendHtml(response, status, problemPage(context, message))
      : sendProblem(response, status, message);
  if (!route?.public) {
    if (!context.local)
      return tell(403, 'The mailbox, the recorder and these pages are only there in local mode.');
    const refused = refusal(request, context.hosts, route?.page === true);
    if (refused) return tell(403, refused);
  }
  if (!route) {
    if (here.length === 0) return tell(404, 'There is nothing at this address.');
    const methods = here.flatMap(({ method: is }) => (is === 'GET' ? ['GET', 'HEAD'] : [is]));
    response.setHeader('allow', [...new Set(methods)].join(', '));
    return tell(405, 'This address does not take that method.');
  }
  const name = route.path.exec(path)?.[1] ?? '';
  try {
    await route.handler(context, { request, response, query, name });
  } catch (error) {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (error instanceof QueryProblem) return tell(400, error.message);
    // What went wrong inside is not for whoever asks.
    sendJson(response, 500, { message: 'This page failed. Look at the terminal that the service runs in.' });
    throw error;
  }
}
