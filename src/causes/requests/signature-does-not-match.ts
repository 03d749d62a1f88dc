import { defineCause } from '../cause.ts';

export const signatureDoesNotMatch = defineCause<{ accessKeyId: string; signedHeaders: readonly string[] }>({
  id: 'signature-does-not-match',
  title: 'The signature does not match the request',
  shows: {
    type: 'InvalidSignatureException',
    message:
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access ' +
      'Key and signing method. Consult the service documentation for details.',
  },
  means:
    'The access key id is known, but another secret signed the request, or something between signer and service ' +
    'changed a signed header or the body.',
  toldApart:
    'The facts give the access key id and the headers that were signed. If the same credentials work without the ' +
    'proxy in between, the proxy changes one of those headers.',
  fix: 'Check the secret access key. Let a proxy keep the Host header and the body as they are.',
});
