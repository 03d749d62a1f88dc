/** Where the pools are: in AWS, or behind an endpoint of somebody's own such as Lifeguard. */
export type Target =
  | { readonly kind: 'aws' }
  | {
      readonly kind: 'endpoint';
      /** Without a path, such as `http://127.0.0.1:9400`. */
      readonly origin: string;
    };

/** The services that surround a user pool, as AWS SDKs name them in `AWS_ENDPOINT_URL_<NAME>`. */
export const serviceNames = [
  'COGNITO_IDENTITY_PROVIDER',
  'LAMBDA',
  'SESV2',
  'SNS',
  'ACM',
  'API_GATEWAY',
  'APIGATEWAYV2',
  'CLOUDWATCH',
  'CLOUDWATCH_LOGS',
  'IAM',
  'KMS',
  'WAFV2',
] as const;

/** One of them. */
export type ServiceName = (typeof serviceNames)[number];
