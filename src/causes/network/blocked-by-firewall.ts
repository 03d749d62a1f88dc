import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

export const blockedByFirewall = describeCause({
  id: 'blocked-by-firewall',
  title: 'The web application firewall of the pool blocked the call',
  seen: [
    { at: 'API', error: 'ForbiddenException', text: 'Request not allowed due to WAF block.' },
    { at: 'gateway', error: '403', text: 'Request not allowed due to WAF block.' },
  ],
  means:
    'A rule of the web ACL that is attached to the pool blocked the request: the reputation of the address, a VPN, a rate, or ' +
    'the user agent of curl or a library.',
  toldApart: 'It works in a browser or from another network. The sampled requests of the ACL name the rule.',
  fix: 'Let the rule count instead of block, or allow what probes and servers send, by address or a header.',
  likely: 70,
  settledBy: filledIn(
    'aws wafv2 get-web-acl-for-resource --resource-arn arn:aws:cognito-idp:REGION:ACCOUNT:userpool/POOL_ID --region REGION',
  ),
  source: documented('user-pool-waf'),
});
