import { describeCause } from '../cause.ts';

export const redirectLosesQuery = describeCause({
  id: 'redirect-loses-query',
  title: 'A redirect to the page drops what the link carries',
  seen: [{ at: 'browser', text: 'The reset page opens without code and address, though the link has them.' }],
  means:
    'Between the link and the page is a redirect, to a slash at the end, to www or to HTTPS, that does not keep the query. The ' +
    'page gets neither code nor client.',
  toldApart: 'The address bar has no query; curl shows a Location without it.',
  fix: 'Redirect with 308 and the query, or let links lead to the last address at once.',
  likely: 20,
  settledBy: () => "curl -sI 'https://HOST/reset-password?code=000000&cid=CLIENT_ID' | grep -i ^location",
});
