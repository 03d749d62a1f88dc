import { awsClientId, awsPoolId } from '../aws-pool.ts';
import type { StandInAnswer, StandInCall } from '../stand-in.ts';

/** The account of everything around the pool. */
export const account = '111122223333';

/** The function of a name. */
export const functionArn = (name: string): string => `arn:aws:lambda:us-east-1:${account}:function:${name}`;

/** The ARN of the pool. */
export const poolArn: string = `arn:aws:cognito-idp:us-east-1:${account}:userpool/${awsPoolId}`;

/** The certificate of the own domain. */
export const certificateArn = `arn:aws:acm:us-east-1:${account}:certificate/one`;
/** The role that sends text messages. */
export const smsRole = `arn:aws:iam::${account}:role/service-role/texts`;
/** The key of custom senders. */
export const keyArn = `arn:aws:kms:us-east-1:${account}:key/one`;

/** Where the stand-in has things. */
export const paths = {
  configuration: (name: string): string => `GET /2015-03-31/functions/${functionArn(name)}/configuration`,
  policy: (name: string): string => `GET /2015-03-31/functions/${functionArn(name)}/policy`,
  concurrency: (name: string): string => `GET /2019-09-30/functions/${functionArn(name)}/concurrency`,
  identity: 'GET /v2/email/identities/example.com',
  account: 'GET /v2/email/account',
  suppressed: 'GET /v2/email/suppression/addresses/anna@example.com',
  set: 'GET /v2/email/configuration-sets/codes',
  events: 'GET /v2/email/configuration-sets/codes/event-destinations',
} as const;

/** What a stand-in answers, or makes of a call. */
export type Answer = StandInAnswer | ((call: StandInCall) => StandInAnswer);

/** The answer for what is not there. */
export const absent = (error: string): StandInAnswer => ({ error, status: 404 });

/** A policy that lets the pool run a function. */
export function permission(condition: object = { ArnLike: { 'AWS:SourceArn': poolArn } }): object {
  const statement = {
    Sid: 'cognito',
    Effect: 'Allow',
    Principal: { Service: 'cognito-idp.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Condition: condition,
  };
  return { Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) };
}

/** A role with its trust, as IAM gives it. */
export function role(Condition: object = { StringEquals: { 'sts:ExternalId': 'an-id' } }): object {
  const Statement = [
    {
      Effect: 'Allow',
      Principal: { Service: 'cognito-idp.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition,
    },
  ];
  const trust = JSON.stringify({ Version: '2012-10-17', Statement });
  return { Role: { Arn: smsRole, AssumeRolePolicyDocument: encodeURIComponent(trust) } };
}

/** What IAM works out, for all actions that are asked about but those named. */
export function simulation(denied: readonly string[] = []): Answer {
  return ({ input }) => ({
    EvaluationResults: Object.entries(input)
      .filter(([name]) => name.startsWith('ActionNames.member.'))
      .map(([, action]) => ({
        EvalActionName: action,
        EvalDecision: denied.includes(String(action)) ? 'implicitDeny' : 'allowed',
      })),
  });
}

/** Metrics by name, and what searches find by what they contain. */
export function metrics(values: Readonly<Record<string, number>> = {}): Answer {
  return ({ input }) => {
    const asked = JSON.stringify(input);
    const found = Object.entries(values).filter(([name]) => asked.includes(name));
    return {
      MetricDataResults: found.map(([Label, value]) => ({ Id: 'asked', Label, Values: [value, 0] })),
    };
  };
}

/** The configuration of a function with nothing wrong but what is given. */
export function configuration(change: object = {}): object {
  return {
    State: 'Active',
    LastUpdateStatus: 'Successful',
    Runtime: 'nodejs24.x',
    Timeout: 5,
    Role: `arn:aws:iam::${account}:role/runs`,
    Environment: { Variables: { PASSWORD_RESET_URL: 'https://app.example.com/reset-password', SECRET: 'x' } },
    ...change,
  };
}

/** An identity of SES with nothing wrong but what is given. */
export function identity(change: object = {}): object {
  return {
    VerifiedForSendingStatus: true,
    VerificationStatus: 'SUCCESS',
    DkimAttributes: { SigningEnabled: true, Status: 'SUCCESS' },
    MailFromAttributes: { MailFromDomain: 'mail.example.com', MailFromDomainStatus: 'SUCCESS' },
    ...change,
  };
}

/** How the account sends, with nothing wrong but what is given. */
export function mailAccount(change: object = {}): object {
  return {
    ProductionAccessEnabled: true,
    SendingEnabled: true,
    EnforcementStatus: 'HEALTHY',
    SendQuota: { Max24HourSend: 50_000, SentLast24Hours: 100 },
    ...change,
  };
}

/** A REST API with one authoriser, by its methods. */
export function restApi(
  methods: Readonly<Record<string, readonly string[]>>,
  authorizer: object = {},
): Readonly<Record<string, Answer>> {
  const identitySource = 'method.request.header.Authorization';
  const users = { id: 'a', name: 'users', type: 'COGNITO_USER_POOLS', providerARNs: [poolArn] };
  const item = Object.entries(methods).map(([path, authorizationScopes], index) => ({
    id: String(index),
    path,
    resourceMethods: {
      GET: {
        httpMethod: 'GET',
        authorizationType: 'COGNITO_USER_POOLS',
        authorizerId: 'a',
        authorizationScopes,
      },
      OPTIONS: { httpMethod: 'OPTIONS', authorizationType: 'NONE' },
    },
  }));
  return {
    'GET /restapis': { item: [{ id: 'rest1', name: 'orders' }] },
    'GET /restapis/rest1/authorizers': { item: [{ ...users, identitySource, ...authorizer }] },
    'GET /restapis/rest1/resources': { item },
  };
}

/** An HTTP API with one authoriser. */
export function httpApi(
  jwt: object = {},
  scopes: readonly string[] = ['openid'],
  open: readonly string[] = ['OPTIONS /{proxy+}'],
): Readonly<Record<string, Answer>> {
  const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${awsPoolId}`;
  return {
    'GET /v2/apis': { items: [{ apiId: 'http1', name: 'shop', protocolType: 'HTTP' }] },
    'GET /v2/apis/http1/authorizers': {
      items: [
        {
          authorizerId: 'b',
          name: 'tokens',
          authorizerType: 'JWT',
          identitySource: ['$request.header.Authorization'],
          jwtConfiguration: { issuer, audience: [awsClientId], ...jwt },
        },
      ],
    },
    'GET /v2/apis/http1/routes': {
      items: [
        { routeKey: 'GET /cart', authorizationType: 'JWT', authorizerId: 'b', authorizationScopes: scopes },
        ...open.map(routeKey => ({ routeKey, authorizationType: 'NONE' })),
      ],
    },
  };
}

const certificate = {
  CertificateArn: certificateArn,
  DomainName: 'example.com',
  SubjectAlternativeNames: ['example.com', '*.example.com'],
  Status: 'ISSUED',
  NotAfter: Date.parse('2027-12-01') / 1_000,
};

/** A certificate with nothing wrong but what is given. */
export function certificateWith(change: object = {}): object {
  return { Certificate: { ...certificate, ...change } };
}
