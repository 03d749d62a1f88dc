import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  DescribeUserPoolCommand,
  UpdateUserPoolCommand,
  type UpdateUserPoolCommandInput,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import { accountId, type Node, region, startNode } from './node.ts';

const functionArn = (name: string) => `arn:aws:lambda:${region}:${accountId}:function:${name}`;
const sms = { SnsCallerArn: `arn:aws:iam::${accountId}:role/sms`, ExternalId: 'x' };

describe('settings of user pools', () => {
  let node: Node;
  before(async () => {
    node = await startNode();
  });
  after(() => node.stop());

  const create = async (input: Partial<CreateUserPoolCommandInput> = {}): Promise<UserPoolType> => {
    const { UserPool } = await node.sdk().send(new CreateUserPoolCommand({ PoolName: 'pool', ...input }));
    return UserPool ?? {};
  };
  const described = async (id: string | undefined): Promise<UserPoolType> => {
    const { UserPool } = await node.sdk().send(new DescribeUserPoolCommand({ UserPoolId: id }));
    return UserPool ?? {};
  };
  const updated = async (pool: UserPoolType, input: Partial<UpdateUserPoolCommandInput>) => {
    await node.sdk().send(new UpdateUserPoolCommand({ UserPoolId: pool.Id, ...input }));
    return described(pool.Id);
  };

  const given: CreateUserPoolCommandInput = {
    PoolName: 'all of it',
    UserPoolTier: 'PLUS',
    Policies: {
      PasswordPolicy: {
        MinimumLength: 12,
        RequireUppercase: true,
        RequireLowercase: true,
        RequireNumbers: false,
        RequireSymbols: false,
        PasswordHistorySize: 4,
        TemporaryPasswordValidityDays: 3,
      },
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
    },
    DeletionProtection: 'ACTIVE',
    LambdaConfig: { CustomMessage: functionArn('message') },
    AutoVerifiedAttributes: ['email'],
    SmsAuthenticationMessage: 'Your code is {####}',
    MfaConfiguration: 'OPTIONAL',
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
    EmailConfiguration: {
      EmailSendingAccount: 'DEVELOPER',
      SourceArn: `arn:aws:ses:us-west-2:${accountId}:identity/example.com`,
      From: 'Example <no-reply@example.com>',
    },
    SmsConfiguration: sms,
    UserPoolTags: { env: 'test' },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
    AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] },
  };

  test('what is given is shown', async () => {
    const { PoolName, AdminCreateUserConfig, ...rest } = given;
    const pool = await create({
      ...given,
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
    });
    const seen = await described(pool.Id);
    assert.partialDeepStrictEqual(seen, {
      ...rest,
      Name: PoolName,
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      // The lifetime of temporary passwords under its older name.
      AdminCreateUserConfig: { ...AdminCreateUserConfig, UnusedAccountValidityDays: 3 },
    });
  });

  test('an update resets what it leaves out, but for what only creation sets, MFA and the plan', async () => {
    const aliases: CreateUserPoolCommandInput['AliasAttributes'] = ['email', 'preferred_username'];
    const fixed = {
      AliasAttributes: aliases,
      UsernameConfiguration: { CaseSensitive: false },
      Schema: [{ Name: 'tenant', AttributeDataType: 'String' as const }],
    };
    const pool = await create({ ...given, ...fixed });
    node.clock.time += 5_000;
    const seen = await updated(pool, {});
    const plain = await create({ PoolName: given.PoolName, ...fixed, UserPoolTier: 'PLUS' });
    assert.deepEqual(seen, {
      ...(await described(plain.Id)),
      Id: pool.Id,
      Arn: pool.Arn,
      CreationDate: pool.CreationDate,
      LastModifiedDate: new Date(node.clock.time),
      MfaConfiguration: 'OPTIONAL',
    });
    assert.equal(seen.LastModifiedDate?.getTime(), (seen.CreationDate?.getTime() ?? 0) + 5_000);
  });

  test('an update answers {} and changes the name', async () => {
    const pool = await create();
    const answer = await node.raw('UpdateUserPool', { UserPoolId: pool.Id, PoolName: 'renamed' });
    assert.deepEqual([answer.status, answer.body], [200, '{}']);
    assert.equal((await described(pool.Id)).Name, 'renamed');
  });

  const mirrored: { name: string; given: Partial<CreateUserPoolCommandInput>; shown: UserPoolType }[] = [
    {
      name: 'older names of verification texts appear in the template',
      given: {
        EmailVerificationMessage: 'Code {####}',
        EmailVerificationSubject: 'Code',
        SmsVerificationMessage: 'SMS {####}',
      },
      shown: {
        VerificationMessageTemplate: {
          DefaultEmailOption: 'CONFIRM_WITH_CODE',
          EmailMessage: 'Code {####}',
          EmailSubject: 'Code',
          SmsMessage: 'SMS {####}',
        },
      },
    },
    {
      name: 'texts of the template appear under the older names',
      given: {
        VerificationMessageTemplate: {
          DefaultEmailOption: 'CONFIRM_WITH_LINK',
          EmailMessage: 'Code {####}',
          EmailSubject: 'Code',
          EmailMessageByLink: 'Go {##here##}',
          SmsMessage: 'SMS {####}',
        },
      },
      shown: {
        EmailVerificationMessage: 'Code {####}',
        EmailVerificationSubject: 'Code',
        SmsVerificationMessage: 'SMS {####}',
        VerificationMessageTemplate: {
          DefaultEmailOption: 'CONFIRM_WITH_LINK',
          EmailMessageByLink: 'Go {##here##}',
        },
      },
    },
    {
      name: 'the older name of the trigger before tokens appears as version 1',
      given: { LambdaConfig: { PreTokenGeneration: functionArn('claims') } },
      shown: {
        LambdaConfig: {
          PreTokenGenerationConfig: { LambdaVersion: 'V1_0', LambdaArn: functionArn('claims') },
        },
      },
    },
    {
      name: 'the trigger before tokens appears under its older name',
      given: {
        LambdaConfig: {
          PreTokenGenerationConfig: { LambdaVersion: 'V2_0', LambdaArn: functionArn('claims') },
        },
      },
      shown: { LambdaConfig: { PreTokenGeneration: functionArn('claims') } },
    },
    {
      name: 'the older name of the lifetime of temporary passwords appears in the policy',
      given: { AdminCreateUserConfig: { UnusedAccountValidityDays: 30 } },
      shown: { Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 30 } } },
    },
    {
      name: 'a lifetime of 0 days is the default',
      given: { Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 0 } } },
      shown: { Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 7 } } },
    },
    {
      name: 'rules that a given policy leaves out are off',
      given: { Policies: { PasswordPolicy: { MinimumLength: 10 } } },
      shown: {
        Policies: {
          PasswordPolicy: {
            MinimumLength: 10,
            RequireUppercase: false,
            RequireLowercase: false,
            RequireNumbers: false,
            RequireSymbols: false,
          },
        },
      },
    },
    { name: 'the plan is ESSENTIALS by default', given: {}, shown: { UserPoolTier: 'ESSENTIALS' } },
  ];
  for (const { name, given: input, shown } of mirrored) {
    test(name, async () => {
      const pool = await create(input);
      assert.partialDeepStrictEqual(pool, shown);
      assert.partialDeepStrictEqual(await described(pool.Id), shown);
    });
  }

  test('an empty list sets nothing', async () => {
    const pool = await create({ AliasAttributes: [], UsernameAttributes: [], AutoVerifiedAttributes: [] });
    const { AliasAttributes, UsernameAttributes, AutoVerifiedAttributes } = pool;
    assert.deepEqual(
      [AliasAttributes, UsernameAttributes, AutoVerifiedAttributes],
      [undefined, undefined, undefined],
    );
  });
});
