import { defineCause } from '../cause.ts';

export const memberPageSizeZero = defineCause<{ requestId: string }>({
  id: 'member-page-size-zero',
  title: 'A page of 0 users of a group is asked for',
  shows: {
    type: 'InvalidParameterException',
    message: ({ requestId }) =>
      'com.amazonaws.services.identitystoreservice.model.ValidationException: 1 validation error detected: Value ' +
      "'0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1 (Service: " +
      `AWSIdentityStoreService; Status Code: 400; Error Code: ValidationException; Request ID: ${requestId}; Proxy: null)`,
  },
  means:
    'Limit is 0. The API model allows that, and what stands behind the service does not; the service lets the answer ' +
    'through as it is, with the name of a member and the id of a request that the caller never saw.',
  toldApart:
    'The message names AWSIdentityStoreService and maxResults. ListGroups and AdminListGroupsForUser refuse 0 in plain ' +
    'words; ListUsers takes it for 60.',
  fix: 'Leave Limit out, or set it from 1 to 60.',
});
