import { defineCause } from '../cause.ts';

export const unknownOperation = defineCause<{ target: string; method: string; path: string }>({
  id: 'unknown-operation',
  title: 'The request names no operation of the API',
  shows: { type: 'UnknownOperationException', message: null },
  means:
    'The API takes POST / with the header X-Amz-Target: AWSCognitoIdentityProviderService.<Operation>. The request ' +
    'had another method or path, no such header, or a name in it that the API does not have.',
  toldApart: 'The facts give the method, the path and the target as they came in.',
  fix:
    'Point an AWS SDK or the AWS CLI at this endpoint and let it make the request. If a proxy stands in between, let ' +
    'it pass the header X-Amz-Target and leave the path alone.',
});
