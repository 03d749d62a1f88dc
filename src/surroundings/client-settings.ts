import { type AwsCredentials, environmentCredentials } from './environment-credentials.ts';
import { NotRead } from './not-read.ts';
import type { Outside } from './outside.ts';
import type { ServiceName } from './target.ts';

/** What the client of an AWS service is made with. */
export interface ClientSettings {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: AwsCredentials;
  readonly maxAttempts: number;
  readonly retryMode: 'adaptive' | 'standard';
  /** Milliseconds. */
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: true;
  };
}

/**
 * The settings of a service's client. In AWS the SDK finds credentials and endpoints itself, and backs off with jitter
 * where it is throttled.
 *
 * @throws NotRead `not served` where the target is an endpoint and nobody has said where the service is
 */
export function clientSettings(outside: Outside, service: ServiceName, region: string): ClientSettings {
  const { target, environment } = outside;
  const requestHandler = {
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    throwOnRequestTimeout: true,
  } as const;
  const named = environment[`AWS_ENDPOINT_URL_${service}`];
  if (target.kind === 'aws') {
    const endpoint = named === undefined ? {} : { endpoint: named };
    return {
      region,
      ...endpoint,
      ...environmentCredentials(environment),
      maxAttempts: 8,
      retryMode: 'adaptive',
      requestHandler,
    };
  }
  const endpoint = service === 'COGNITO_IDENTITY_PROVIDER' ? target.origin : named;
  if (endpoint === undefined) throw new NotRead({ kind: 'not served', what: shownNames[service] });
  const { AWS_ACCESS_KEY_ID: accessKeyId = 'local', AWS_SECRET_ACCESS_KEY: secretAccessKey = 'local' } =
    environment;
  const credentials = { accessKeyId, secretAccessKey };
  return { region, endpoint, credentials, maxAttempts: 2, retryMode: 'standard', requestHandler };
}

const shownNames: Readonly<Record<ServiceName, string>> = {
  COGNITO_IDENTITY_PROVIDER: 'Cognito',
  LAMBDA: 'Lambda',
  SESV2: 'SES',
  SNS: 'SNS',
  ACM: 'ACM',
  API_GATEWAY: 'API Gateway (REST)',
  APIGATEWAYV2: 'API Gateway (HTTP)',
  CLOUDWATCH: 'CloudWatch',
  CLOUDWATCH_LOGS: 'CloudWatch Logs',
  IAM: 'IAM',
  KMS: 'KMS',
  WAFV2: 'WAF',
};
