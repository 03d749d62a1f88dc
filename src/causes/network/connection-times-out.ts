import { describeCause } from '../cause.ts';
import { filledIn } from '../filled-in.ts';

export const connectionTimesOut = describeCause({
  id: 'connection-times-out',
  title: 'There is no way from where the code runs to the service',
  seen: [
    { at: 'client library', error: 'ETIMEDOUT', text: 'connect ETIMEDOUT <address>' },
    { at: 'client library', error: 'ECONNRESET', text: 'read ECONNRESET' },
    { at: 'client library', text: 'socket hang up' },
    { at: 'client library', error: 'EHOSTUNREACH' },
    { at: 'client library', error: 'ENETUNREACH' },
    { at: 'client library', text: 'Connect timeout on endpoint URL: "<address>"' },
    { at: 'client library', text: 'dial tcp <address>: i/o timeout' },
    { at: 'browser', error: 'ERR_CONNECTION_TIMED_OUT' },
  ],
  means:
    'The connection is never made, or is cut: a function in a VPC without a NAT gateway or an endpoint of AWS PrivateLink, a ' +
    'security group, a proxy that must be named, or a company’s firewall. Nothing reaches Cognito.',
  toldApart:
    'It takes seconds and ends without a status or request id; the same call passes from another network. CloudTrail has ' +
    'nothing of it.',
  fix:
    'Give the subnet a way out, or an interface endpoint for cognito-idp; behind a proxy set HTTPS_PROXY, and in the SDK for ' +
    'JavaScript a request handler with the agent of the proxy.',
  likely: 30,
  settledBy: filledIn('curl -sI https://cognito-idp.REGION.amazonaws.com'),
});
