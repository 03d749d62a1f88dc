import { defineCause } from '../cause.ts';

export const analyticsIncomplete = defineCause<Record<string, never>>({
  id: 'analytics-incomplete',
  title: 'The analytics configuration is neither of its two forms',
  shows: {
    type: 'InvalidParameterException',
    message:
      'Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid',
  },
  means:
    'AnalyticsConfiguration has either ApplicationArn alone, or ApplicationId with RoleArn and ' +
    'ExternalId.',
  toldApart: 'Compare the members of AnalyticsConfiguration in the request with the two forms.',
  fix: 'Give ApplicationArn alone.',
});
