import { header, type WireRequest } from './message.ts';

/**
 * The caller's SDK as triggers see it, such as `aws-sdk-js-3.1169.0`. Observed: raw calls,
 * Amplify and the hosted UI show as `aws-sdk-unknown-unknown`. Browsers cannot set User-Agent, so
 * their SDKs send X-Amz-User-Agent.
 */
export function sdkVersion(request: WireRequest): string {
  const agent = header(request, 'x-amz-user-agent') ?? header(request, 'user-agent') ?? '';
  const [, name, version] = /(?:^|\s)aws-sdk-([a-z][a-z0-9-]{0,30})\/([\w.+-]{1,40})/.exec(agent) ?? [];
  return name && version ? `aws-sdk-${name}-${version}` : 'aws-sdk-unknown-unknown';
}
