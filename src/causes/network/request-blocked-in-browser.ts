import { describeCause } from '../cause.ts';

export const requestBlockedInBrowser = describeCause({
  id: 'request-blocked-in-browser',
  title: 'Something in the browser keeps the call from leaving',
  seen: [
    { at: 'browser', text: 'Failed to fetch' },
    { at: 'browser', text: 'Load failed' },
    { at: 'client library', text: 'Network Error' },
    { at: 'browser', text: 'NetworkError when attempting to fetch resource.' },
    { at: 'browser', error: 'ERR_BLOCKED_BY_CLIENT' },
    { at: 'client library', error: 'NetworkError', text: 'A network error has occurred.' },
  ],
  means:
    'A content blocker, a privacy extension or a company’s agent takes the request for tracking and drops it.',
  toldApart: 'It works in a private window without extensions. The network tab shows it as blocked.',
  fix: 'Let the user allow the page; do not carry sign-ins through hosts of analytics.',
  likely: 15,
});
