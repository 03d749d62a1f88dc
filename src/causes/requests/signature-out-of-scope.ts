import { defineCause } from '../cause.ts';

export const signatureOutOfScope = defineCause<{ problem: string }>({
  id: 'signature-out-of-scope',
  title: 'The signature was made for something else',
  shows: { type: 'InvalidSignatureException', message: ({ problem }) => problem },
  means:
    'The credential scope of the signature names another service or day than the request, or leaves out a header ' +
    'that must be signed.',
  toldApart: 'The message says what the scope should have been, or which header is not signed.',
  fix: 'Sign for the service cognito-idp, with the host, the date and X-Amz-Target among the signed headers.',
});
