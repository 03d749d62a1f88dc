import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import type { NameLookup } from '../../../src/surroundings/name-reads.ts';
import { serviceNames } from '../../../src/surroundings/target.ts';
import { awsAnswers, awsPoolId } from '../aws-pool.ts';
import {
  type Answer,
  absent,
  account,
  certificateArn,
  certificateWith,
  configuration,
  functionArn,
  httpApi,
  identity,
  keyArn,
  mailAccount,
  metrics,
  paths,
  permission,
  poolArn,
  restApi,
  role,
  simulation,
  smsRole,
} from './answers.ts';

/** What stands around a pool: its settings, and what calls of all services answer. */
export interface Around {
  readonly pool?: UserPoolType;
  readonly answers?: Readonly<Record<string, Answer>>;
  readonly described?: object;
  readonly names?: Partial<NameLookup>;
}

const pool: UserPoolType = {
  Arn: poolArn,
  CustomDomain: 'auth.example.com',
  EmailConfiguration: {
    EmailSendingAccount: 'DEVELOPER',
    From: 'Example <noreply@example.com>',
    SourceArn: `arn:aws:ses:us-east-1:${account}:identity/example.com`,
    ConfigurationSet: 'codes',
  },
  LambdaConfig: { CustomMessage: functionArn('mails'), PostConfirmation: functionArn('welcome:live') },
  SmsConfiguration: { SnsCallerArn: smsRole, ExternalId: 'an-id' },
};

/** The settings of a pool whose text messages a function sends, with a key. */
export const withSender: UserPoolType = {
  ...pool,
  LambdaConfig: {
    ...pool.LambdaConfig,
    CustomSMSSender: { LambdaArn: functionArn('texts'), LambdaVersion: 'V1_0' },
    KMSKeyID: keyArn,
  },
};

/** The settings of a pool without what is named. */
export function poolWith(change: UserPoolType): UserPoolType {
  return { ...pool, ...change };
}

function functionOf(name: string): Readonly<Record<string, Answer>> {
  const [plain = name, qualifier] = name.split(':');
  return {
    [paths.configuration(name)]: configuration(),
    [paths.policy(plain)]: permission(),
    [paths.concurrency(plain)]: {},
    ...(qualifier !== undefined && { [paths.policy(plain)]: permission() }),
  };
}

const domainAnswer: Answer = ({ input }) => {
  const { Domain } = input;
  const own = {
    CustomDomainConfig: { CertificateArn: certificateArn },
    CloudFrontDistribution: 'd1.cloudfront.net',
  };
  const base = { UserPoolId: awsPoolId, Domain, Status: 'ACTIVE' };
  return { DomainDescription: Domain === 'auth.example.com' ? { ...base, ...own } : base };
};

const answers: Readonly<Record<string, Answer>> = {
  DescribeUserPoolDomain: domainAnswer,
  ...functionOf('mails'),
  ...functionOf('welcome:live'),
  ...functionOf('texts'),
  [paths.concurrency('welcome')]: {},
  [paths.identity]: identity(),
  [paths.account]: mailAccount(),
  [paths.suppressed]: absent('NotFoundException'),
  [paths.set]: { ConfigurationSetName: 'codes', SendingOptions: { SendingEnabled: true } },
  [paths.events]: { EventDestinations: [{ Name: 'all', Enabled: true, MatchingEventTypes: ['BOUNCE'] }] },
  GetRole: role(),
  SimulatePrincipalPolicy: simulation(),
  GetSMSSandboxAccountStatus: { IsInSandbox: false },
  GetSMSAttributes: { attributes: { entry: { key: 'MonthlySpendLimit', value: '100' } } },
  GetMetricData: metrics(),
  FilterLogEvents: { events: [] },
  DescribeKey: {
    KeyMetadata: { KeyId: 'one', Arn: keyArn, KeyState: 'Enabled', KeySpec: 'SYMMETRIC_DEFAULT' },
  },
  DescribeCertificate: certificateWith(),
  GetWebACLForResource: { WebACL: { Name: 'limits', Id: '1', ARN: 'a', Rules: [] } },
  ...restApi({ '/orders': [] }),
  ...httpApi(),
};

/** All that the stand-in answers, with what is given in place of what is sound. */
export function answersAround(given: Around): Readonly<Record<string, Answer>> {
  return { ...awsAnswers({ pool: given.pool ?? pool }), ...answers, ...given.answers };
}

/** DNS, with what is given in place of what is sound. */
export function namesAround({ names }: Around): NameLookup {
  return {
    resolveTxt: async () => [['v=DMARC1; ', 'p=none']],
    resolveCname: async () => ['d1.cloudfront.net'],
    resolve4: async () => [],
    ...names,
  };
}

/** Every service at one address. */
export function everyServiceAt(origin: string): Readonly<Record<string, string>> {
  return Object.fromEntries(serviceNames.map(name => [`AWS_ENDPOINT_URL_${name}`, origin]));
}
