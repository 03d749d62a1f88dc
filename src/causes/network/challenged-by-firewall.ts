import { describeCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

export const challengedByFirewall = describeCause({
  id: 'challenged-by-firewall',
  title: 'The web application firewall asks for a CAPTCHA, which an API call cannot solve',
  seen: [
    { at: 'API', error: 'ForbiddenException', text: 'Request not allowed due to WAF block.' },
    { at: 'gateway', error: '405' },
    { at: 'gateway', error: '202' },
  ],
  means:
    'A rule of the web ACL answers with a challenge or CAPTCHA. Sign-in pages can show it; calls of the API from apps cannot, ' +
    'and the answer is a page of HTML that SDKs cannot read.',
  toldApart: 'The answer has the header x-amzn-waf-action: challenge or captcha.',
  fix: 'Limit Challenge and CAPTCHA to the paths of the sign-in pages, or use the SDK of the firewall in the app.',
  likely: 30,
  settledBy: filledIn(
    'aws wafv2 get-web-acl-for-resource --resource-arn arn:aws:cognito-idp:REGION:ACCOUNT:userpool/POOL_ID --region REGION',
  ),
  source: reported('aws-amplify/amplify-js', 12308),
});
