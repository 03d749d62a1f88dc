import type {
  CreateUserPoolClientRequest,
  CreateUserPoolRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Output } from '../../src/model/operation.ts';
import type { Shown, Wire } from './wire.ts';

/** A pool that a test made, and one app client of it. */
export interface TestPool {
  readonly UserPoolId: string;
  readonly ClientId: string;
}

const sms = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms', ExternalId: 'sms' };
const arnOf = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:test-kit-${name}`;

/** Pools by what is special about them. */
const pools = {
  plain: { AutoVerifiedAttributes: ['email'] },
  unverifying: {},
  closed: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } },
  emails: { UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'] },
  phones: { UsernameAttributes: ['phone_number'] },
  addresses: {
    UsernameAttributes: ['email', 'phone_number'],
    AutoVerifiedAttributes: ['email', 'phone_number'],
    SmsConfiguration: sms,
    UsernameConfiguration: { CaseSensitive: false },
  },
  aliases: {
    AliasAttributes: ['email', 'phone_number', 'preferred_username'],
    AutoVerifiedAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: false },
  },
  remembering: { Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 2 } } },
  inviting: {
    AdminCreateUserConfig: {
      InviteMessageTemplate: {
        EmailSubject: 'For {username}',
        EmailMessage: '<p>{username} has {####} and {username} again</p>',
        SMSMessage: '{username}: {####}',
      },
    },
  },
  schema: {
    Schema: [
      { Name: 'family_name', Required: true, Mutable: true },
      { Name: 'email', Required: true, Mutable: true },
      { Name: 'tenant', AttributeDataType: 'String', Mutable: false },
      {
        Name: 'rank',
        AttributeDataType: 'Number',
        Mutable: true,
        NumberAttributeConstraints: { MinValue: '1', MaxValue: '9' },
      },
      {
        Name: 'tag',
        AttributeDataType: 'String',
        Mutable: true,
        StringAttributeConstraints: { MinLength: '2', MaxLength: '4' },
      },
      { Name: 'staff', AttributeDataType: 'Boolean', Mutable: true },
      { Name: 'note', AttributeDataType: 'String', Mutable: true, DeveloperOnlyAttribute: true },
    ],
  },
  triggering: {
    AliasAttributes: ['email', 'phone_number'],
    AutoVerifiedAttributes: ['email'],
    EmailConfiguration: {
      EmailSendingAccount: 'DEVELOPER',
      SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/no-reply@example.com',
    },
    LambdaConfig: {
      PreSignUp: arnOf('PreSignUp'),
      PostConfirmation: arnOf('PostConfirmation'),
      CustomMessage: arnOf('CustomMessage'),
    },
  },
} as const satisfies Readonly<Record<string, unknown>>;

/** The name of a pool that tests share. */
export type PoolKind = keyof typeof pools;

const made = new WeakMap<Wire, Map<string, Promise<TestPool>>>();

/** The pool of that kind, made when it is first asked for. */
export function poolFor(wire: Wire, kind: PoolKind): Promise<TestPool> {
  const known = made.get(wire) ?? new Map<string, Promise<TestPool>>();
  made.set(wire, known);
  const pool = known.get(kind) ?? newPool(wire, pools[kind] as PoolSettings);
  known.set(kind, pool);
  return pool;
}

type PoolSettings = Partial<CreateUserPoolRequest>;

/** A new pool with those settings and one client. */
export async function newPool(wire: Wire, settings: PoolSettings = {}): Promise<TestPool> {
  const { UserPool } = await wire.ok('CreateUserPool', { PoolName: 'users', ...settings });
  const UserPoolId = UserPool?.Id ?? '';
  return { UserPoolId, ClientId: await newClient(wire, { UserPoolId }) };
}

/** The id of a new app client. */
export async function newClient(wire: Wire, settings: Partial<CreateUserPoolClientRequest>): Promise<string> {
  const { UserPoolClient } = await wire.ok('CreateUserPoolClient', {
    ClientName: 'users',
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    ...settings,
  });
  return UserPoolClient?.ClientId ?? '';
}

export const password = 'Some-Password-1';

let count = 0;

/** A name that no other test uses. */
export function newName(): string {
  count += 1;
  return `user${count}`;
}

/** Attributes as the API takes them. */
export function listOf(attributes: Readonly<Record<string, string>>): { Name: string; Value: string }[] {
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
}

/** Attributes as the API shows them, without the sub. */
export function attributesOf(list: Output<'GetUser'>['UserAttributes'] = []): Record<string, string> {
  return Object.fromEntries(
    list.filter(({ Name }) => Name !== 'sub').map(({ Name = '', Value = '' }) => [Name, Value]),
  );
}

/** What is said of an invalid parameter. */
export function invalid(message: string, cause: string, facts?: Shown['facts']): Shown {
  return { type: 'InvalidParameterException', message, cause, ...(facts && { facts }) };
}
