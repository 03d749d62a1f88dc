import { accountId, region } from './node.ts';

const attribute = (name: string, type = 'String', rest: object = lengths('0', '2048')) => ({
  AttributeDataType: type,
  DeveloperOnlyAttribute: false,
  Mutable: name !== 'sub',
  Name: name,
  Required: name === 'sub',
  ...rest,
});
function lengths(MinLength: string, MaxLength: string): object {
  return { StringAttributeConstraints: { MaxLength, MinLength } };
}

/** The attributes that differ from a string of up to 2,048 characters. */
const unlike: Record<string, object> = {
  sub: attribute('sub', 'String', lengths('1', '2048')),
  birthdate: attribute('birthdate', 'String', lengths('10', '10')),
  email_verified: attribute('email_verified', 'Boolean', {}),
  phone_number_verified: attribute('phone_number_verified', 'Boolean', {}),
  updated_at: {
    AttributeDataType: 'Number',
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Name: 'updated_at',
    NumberAttributeConstraints: { MinValue: '0' },
    Required: false,
  },
  identities: attribute('identities', 'String', { StringAttributeConstraints: {} }),
};
const schemaOf = (names: string) => names.split(' ').map(name => unlike[name] ?? attribute(name));
/** As CreateUserPool shows it. */
export const inCreateOrder: object[] = schemaOf(
  'sub name given_name family_name middle_name nickname preferred_username profile picture website email ' +
    'email_verified gender birthdate zoneinfo locale phone_number phone_number_verified address updated_at',
);
/** As DescribeUserPool shows it. */
export const inDescribeOrder: object[] = schemaOf(
  'profile address birthdate gender preferred_username updated_at website picture identities sub email_verified ' +
    'phone_number_verified phone_number zoneinfo locale email given_name family_name middle_name name nickname',
);

/** What a pool of the LITE plan shows that was given nothing but its name, as it was observed. */
export const observedPool = (id: string, schema: object[], tags: object): object => ({
  AccountRecoverySetting: {
    RecoveryMechanisms: [
      { Name: 'verified_email', Priority: 1 },
      { Name: 'verified_phone_number', Priority: 2 },
    ],
  },
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
  Arn: `arn:aws:cognito-idp:${region}:${accountId}:userpool/${id}`,
  CreationDate: 1_790_257_797.161,
  DeletionProtection: 'INACTIVE',
  EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
  EstimatedNumberOfUsers: 0,
  Id: id,
  IssuerConfiguration: { Type: 'ORIGINAL' },
  KeyConfiguration: { KeyType: 'AWS_OWNED_KEY' },
  LambdaConfig: {},
  LastModifiedDate: 1_790_257_797.161,
  MfaConfiguration: 'OFF',
  Name: 'plain',
  Policies: {
    PasswordPolicy: {
      MinimumLength: 8,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      RequireUppercase: true,
      TemporaryPasswordValidityDays: 7,
    },
    SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
  },
  SchemaAttributes: schema,
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: [] },
  ...tags,
  UserPoolTier: 'LITE',
  VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
});
/** As it goes over the wire: dates in the form of a Java double. */
export const onWire = (value: object): string =>
  JSON.stringify(value).replaceAll('Date":1790257797.161', 'Date":1.790257797161E9');
