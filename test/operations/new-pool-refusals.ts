import type { CreateUserPoolCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import type { Given, Refusal } from './pool-refusals.ts';

const schema = (...entries: CreateUserPoolCommandInput['Schema'] & object): Given => ({ Schema: entries });
/** Of the settings that only creation has. */
export const onlyAtCreation: readonly Refusal[] = [
  {
    name: 'aliases and username attributes',
    given: { AliasAttributes: ['email'], UsernameAttributes: ['email'] },
    message: 'Only one of the aliasAttributes or usernameAttributes can be set in a User pool.',
    cause: 'alias-and-username-attributes',
  },
  {
    name: 'an attribute without a name',
    given: schema({ Name: 'email', Required: true }, { AttributeDataType: 'String' }),
    message:
      "1 validation error detected: Value null at 'schema.2.member.name' failed to satisfy constraint: Member must not be null",
    cause: 'attribute-without-name',
  },
  {
    name: 'a custom attribute without a type',
    given: schema({ Name: 'x' }),
    message: 'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.',
    cause: 'attribute-without-type',
  },
  {
    name: 'a required custom attribute',
    given: schema({ Name: 'x', AttributeDataType: 'String', Required: true }),
    message: 'Required custom attributes are not supported currently.',
    cause: 'custom-attribute-required',
  },
  ...[
    { Name: 'email', AttributeDataType: 'Number' as const },
    { Name: 'email', DeveloperOnlyAttribute: true },
  ].map(entry => ({
    name: `a standard attribute with ${Object.keys(entry)[1]}`,
    given: schema(entry),
    message:
      'You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email',
    cause: 'standard-attribute-retyped',
  })),
  {
    name: 'an attribute named twice',
    given: schema({ Name: 'x', AttributeDataType: 'String' }, { Name: 'x', AttributeDataType: 'Number' }),
    message: 'Duplicate custom attribute names custom:x are not allowed in a user pool schema.',
    cause: 'attribute-named-twice',
  },
  {
    name: 'a length that is too great',
    given: schema({
      Name: 'x',
      AttributeDataType: 'String',
      StringAttributeConstraints: { MaxLength: '2049' },
    }),
    message: 'user.custom:x: String attributes cannot have a length of more than 2048',
    cause: 'attribute-too-long',
  },
  {
    name: 'lengths in the wrong order',
    given: schema({
      Name: 'x',
      AttributeDataType: 'String',
      StringAttributeConstraints: { MinLength: '9', MaxLength: '8' },
    }),
    message: "Attribute custom:x cannot have a max length shorter than it's min length",
    cause: 'attribute-length-order',
  },
  {
    name: 'values in the wrong order',
    given: schema({
      Name: 'x',
      AttributeDataType: 'Number',
      NumberAttributeConstraints: { MinValue: '9', MaxValue: '8' },
    }),
    message: "Attribute custom:x cannot have a max value smaller than it's min value",
    cause: 'attribute-value-order',
  },
  {
    name: 'a constraint that is no number',
    given: schema({ Name: 'x', AttributeDataType: 'String', StringAttributeConstraints: { MinLength: 'a' } }),
    message: 'Invalid MinLength for schema attribute custom:x',
    cause: 'attribute-constraint-not-a-number',
  },
];
