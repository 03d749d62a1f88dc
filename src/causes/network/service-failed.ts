import { describeCause } from '../cause.ts';

export const serviceFailed = describeCause({
  id: 'service-failed',
  title: 'The service itself failed',
  seen: [
    { at: 'API', error: 'InternalErrorException' },
    { at: 'API', error: 'InternalFailure' },
    { at: 'API', error: 'ServiceUnavailableException' },
    { at: 'API', error: 'ServiceUnavailable', text: 'Service Unavailable' },
    { at: 'sign-in page', text: 'Internal Server Error' },
  ],
  means:
    'Cognito, or something that it stands on, failed for a moment. It has nothing to do with what the call says.',
  toldApart:
    'The status is 500 or 503, and the same call passes a moment later. Where it never passes, look for what is special in it.',
  fix: 'Try again after a while, longer each time: the SDKs do so. AWS tells of outages in its health dashboard.',
  likely: 30,
  settledBy: () => 'aws health describe-events --filter services=COGNITO --region us-east-1',
});
