import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Pages } from './pages/pages.ts';

/** Answers one HTTP request, whatever it asks for. */
export type Routes = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers the requests that are its own and tells whether this was one. */
type Part = (request: IncomingMessage, response: ServerResponse) => boolean;

/** What the service answers, in the order in which it is asked. */
export interface RouteParts {
  readonly api: Routes;
  readonly wellKnown: Part;
  readonly resetPage: Part;
  readonly pages: Pages;
  readonly report: (error: unknown) => void;
}

/** Puts the parts behind one address: the API takes every POST and preflight, the others their paths. */
export function createRoutes({ api, wellKnown, resetPage, pages, report }: RouteParts): Routes {
  return (request, response) => {
    if (request.method === 'POST' || request.method === 'OPTIONS') return api(request, response);
    if (wellKnown(request, response) || resetPage(request, response)) return;
    pages(request, response).then(answered => answered || elsewhere(request, response), report);
  };
}

function elsewhere(request: IncomingMessage, response: ServerResponse): void {
  const [path] = (request.url ?? '').split('?');
  if (path === '/') {
    response.writeHead(302, { location: '/_lifeguard/' }).end();
    return;
  }
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('There is nothing here. The API is at POST /, the pages are at /_lifeguard/.\n');
}
