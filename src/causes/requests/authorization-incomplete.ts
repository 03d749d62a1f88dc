import { defineCause } from '../cause.ts';

export const authorizationIncomplete = defineCause<{ problem: string }>({
  id: 'authorization-incomplete',
  title: 'The Authorization header is no complete AWS signature',
  shows: { type: 'IncompleteSignatureException', message: ({ problem }) => problem },
  seen: [{ at: 'API', text: "Authorization header requires 'Credential' parameter. <more>" }],
  means:
    'The operation must be signed. The Authorization header lacks parts of a Signature Version 4, or a part is not of ' +
    'its form. A bearer token is such a header too.',
  toldApart: 'The message names each part that is missing or misshapen.',
  fix:
    'Let an AWS SDK sign the request. Do not send the access token in the Authorization header: the operations that ' +
    'take one take it as the member AccessToken.',
});
