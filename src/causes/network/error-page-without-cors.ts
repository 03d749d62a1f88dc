import { describeCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

export const errorPageWithoutCors = describeCause({
  id: 'error-page-without-cors',
  title: 'An answer from the edge lacks the headers that let a page read it',
  seen: [
    { at: 'browser', text: 'Failed to fetch' },
    { at: 'browser', text: 'Load failed' },
    { at: 'client library', text: 'Network Error' },
    { at: 'browser', text: 'NetworkError when attempting to fetch resource.' },
    {
      at: 'browser',
      text: "Access to fetch at 'https://cognito-idp.<region>.amazonaws.com/' from origin '<origin>' has been blocked by CORS policy",
    },
    { at: 'browser', text: "No 'Access-Control-Allow-Origin' header is present on the requested resource." },
  ],
  means:
    'Cognito itself allows pages of all origins. A block of the firewall, a proxy, or an outage answers without these headers, ' +
    'and the browser shows CORS in the place of the error.',
  toldApart: 'The same call by curl shows the real status. Nothing can be set for CORS in a user pool.',
  fix: 'Mend what answers: the rule of the firewall, the proxy, the host name. Do not look for CORS settings.',
  likely: 60,
  settledBy: filledIn(
    "curl -i -X POST https://cognito-idp.REGION.amazonaws.com/ -H 'content-type: application/x-amz-json-1.1' -H 'x-amz-target: AWSCognitoIdentityProviderService.InitiateAuth' -d '{}'",
  ),
  source: reported('aws-amplify/amplify-js', 7284),
});
