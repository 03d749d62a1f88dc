import { defineCause } from '../cause.ts';

export const kmsOperationNotBuilt = defineCause<{ target: string }>({
  id: 'kms-operation-not-built',
  title: 'The stand-in for KMS answers Decrypt alone',
  shows: { type: 'UnknownOperationException', message: 'Lifeguard answers Decrypt alone.' },
  means:
    'A request named another operation of KMS. Lifeguard stands in for KMS only so that custom senders can decrypt their ' +
    'codes.',
  toldApart: '`target` is the operation that the request named.',
  fix:
    'In a handler, decrypt the code and do nothing else with KMS, or reach KMS itself for the rest: do not set ' +
    'AWS_ENDPOINT_URL_KMS for that client.',
});
