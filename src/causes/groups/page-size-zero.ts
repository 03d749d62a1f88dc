import { defineCause } from '../cause.ts';

const sentence =
  "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value " +
  'greater than or equal to 1';

/** `backendRequest`: the id that the service's own backend gave the request, which ListUsersInGroup lets through. */
export const pageSizeZero = defineCause<{ backendRequest?: string }>({
  id: 'page-size-zero',
  title: 'A page of 0 groups or users is asked for',
  shows: {
    type: 'InvalidParameterException',
    message: ({ backendRequest }) =>
      backendRequest === undefined
        ? sentence
        : `com.amazonaws.services.identitystoreservice.model.ValidationException: ${sentence} (Service: ` +
          `AWSIdentityStoreService; Status Code: 400; Error Code: ValidationException; Request ID: ${backendRequest}; ` +
          'Proxy: null)',
  },
  means:
    'Limit is 0. The API model allows that, and what stands behind it does not: its message speaks of maxResults, ' +
    'which is no member of the request.',
  toldApart: 'The message names maxResults. Other values out of range are refused by the name of the member.',
  fix: 'Leave Limit out, or set it from 1 to 60.',
});
