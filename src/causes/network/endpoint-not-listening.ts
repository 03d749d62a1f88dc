import { describeCause } from '../cause.ts';
import { rulesOut } from '../evidence.ts';
import { hostAsked, isOfAws } from '../host-asked.ts';
import { judgedBy } from '../judged-by.ts';

export const endpointNotListening = describeCause({
  id: 'endpoint-not-listening',
  title: 'Nothing listens at the address that the call goes to',
  seen: [
    { at: 'client library', error: 'ECONNREFUSED', text: 'connect ECONNREFUSED <address>' },
    { at: 'client library', text: 'dial tcp <address>: connect: connection refused' },
    { at: 'client library', text: 'Could not connect to the endpoint URL: "<address>"' },
    { at: 'client library', text: 'Connection refused' },
    { at: 'client library', text: 'fetch failed' },
    { at: 'client library', text: 'Network request failed' },
    { at: 'browser', error: 'ERR_CONNECTION_REFUSED' },
  ],
  means:
    'The machine answers that no program listens at that port. Cognito never refuses a connection: an endpoint of somebody’s ' +
    'own is set, such as AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER or the endpoint of the client, and what should be there ' +
    'is not started, listens at another port, or is meant from within a container, where 127.0.0.1 is the container itself.',
  toldApart: 'The address in the message is none of amazonaws.com.',
  fix:
    'Start what should listen there, such as `lifeguard up`; from within a container name it by its service or ' +
    'host.docker.internal. For AWS, take the endpoint out of the environment and the configuration of the app.',
  likely: 30,
  judge: judgedBy(function* ({ errors }) {
    for (const host of errors.flatMap(hostAsked))
      if (isOfAws(host)) yield rulesOut(`The call went to ${host}, which is the address of AWS.`);
  }),
  settledBy: () => 'curl -i http://127.0.0.1:9400/_lifeguard/health',
});
