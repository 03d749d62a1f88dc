import { describeCause } from '../cause.ts';

export const contentSecurityPolicyRefuses = describeCause({
  id: 'content-security-policy-refuses',
  title: 'The page’s own content security policy refuses the call',
  seen: [
    { at: 'browser', text: 'Failed to fetch' },
    { at: 'browser', text: 'Load failed' },
    { at: 'browser', text: 'NetworkError when attempting to fetch resource.' },
    {
      at: 'browser',
      text: 'Refused to connect to \'https://cognito-idp.<region>.amazonaws.com/\' because it violates the following Content Security Policy directive: "connect-src <sources>".',
    },
  ],
  means: 'connect-src of the page does not list the endpoint that the script calls.',
  toldApart: 'The console of the browser names the directive. A CORS error does not.',
  fix: 'Add https://cognito-idp.REGION.amazonaws.com, and the domain of the sign-in pages, to connect-src.',
  likely: 20,
  settledBy: () => 'curl -sI PAGE | grep -i content-security-policy',
});
