import { defineCause } from '../cause.ts';

export const foreignWebPage = defineCause<{ origin: string; operation: string }>({
  id: 'foreign-web-page',
  title: 'A web page from elsewhere called an administrator operation',
  shows: {
    type: 'AccessDeniedException',
    message: ({ origin, operation }) =>
      `Lifeguard takes any credentials on this machine, and therefore does not let the web page ${origin} call ` +
      `${operation}. Pages on localhost may. See docs/decisions/browser-access.md.`,
  },
  means:
    'Where any credentials are accepted, a signature proves nothing: every web page that the browser has open could ' +
    'make one. So signed operations from a page are taken only where the page itself is served from this machine.',
  toldApart: 'The message names Lifeguard and the page: the real service never sends it.',
  fix:
    'Serve the page from localhost, 127.0.0.1 or a name under .localhost, or start Lifeguard with credentials: then ' +
    'the signature is verified and the page does not matter.',
});
