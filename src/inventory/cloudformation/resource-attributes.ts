import { type Members, members, textOf } from '../../pool/members.ts';
import { isUntold, untold } from '../declared/untold.ts';
import type { Scope } from './scope.ts';

/** What `Ref` of a resource gives by one of its properties, without a deployment (documented for each). */
const namedBy: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'AWS::Cognito::UserPoolDomain': 'Domain',
    'AWS::Cognito::UserPoolGroup': 'GroupName',
    'AWS::Cognito::UserPoolIdentityProvider': 'ProviderName',
    'AWS::Cognito::UserPoolResourceServer': 'Identifier',
    'AWS::IAM::Role': 'RoleName',
    'AWS::Lambda::Function': 'FunctionName',
    'AWS::Serverless::Function': 'FunctionName',
    'AWS::SES::ConfigurationSet': 'Name',
    'AWS::SES::EmailIdentity': 'EmailIdentity',
  }),
);

const partition = { Ref: 'AWS::Partition' };
const region = { Ref: 'AWS::Region' };
const account = { Ref: 'AWS::AccountId' };

/** Attributes by `type.attribute`, each made of the parts of its text. */
const attributes: Readonly<Record<string, (name: unknown, scope: Scope, properties: object) => unknown>> = {
  'AWS::Cognito::UserPool.UserPoolId': name => name,
  'AWS::Cognito::UserPool.Arn': arnOf('cognito-idp', 'userpool/'),
  'AWS::Cognito::UserPoolClient.ClientId': name => name,
  'AWS::IAM::Role.Arn': (name, scope, properties) => {
    const { Path = '/' } = members(properties);
    const path = scope.value(Path);
    return scope.joined([
      'arn:',
      scope.value(partition),
      ':iam::',
      scope.value(account),
      ':role',
      path,
      name,
    ]);
  },
  'AWS::KMS::Key.Arn': arnOf('kms', 'key/'),
  'AWS::Lambda::Function.Arn': arnOf('lambda', 'function:'),
  'AWS::Serverless::Function.Arn': arnOf('lambda', 'function:'),
};

function arnOf(service: string, kind: string) {
  return (name: unknown, scope: Scope): unknown =>
    scope.joined([
      'arn:',
      scope.value(partition),
      `:${service}:`,
      scope.value(region),
      ':',
      scope.value(account),
      `:${kind}`,
      name,
    ]);
}

/** What `Ref` gives: the value of a parameter, or what names a resource. */
export function referenceTo(name: string, scope: Scope): unknown {
  if (scope.parameters.has(name)) return scope.parameters.get(name);
  if (!Object.hasOwn(scope.resources, name)) return untold();
  const { Type, Properties } = members(scope.resources[name]);
  const type = textOf(Type) ?? '';
  const properties = members(Properties);
  const { [namedBy.get(type) ?? '']: named } = properties;
  const told = named === undefined ? undefined : scope.value(named);
  if (told !== undefined && !isUntold(told)) return told;
  const physical = scope.physicalIds.get(name);
  if (physical !== undefined) return physical;
  // An alias or version of a function is named by an ARN that begins with the function's.
  if (type === 'AWS::Lambda::Alias' || type === 'AWS::Lambda::Version') return functionArn(properties, scope);
  return untold({ refersTo: { resource: name } });
}

/** What `Fn::GetAtt` gives. */
export function attributeOf(resource: string, attribute: string, scope: Scope): unknown {
  const { Type, Properties } = members(
    Object.hasOwn(scope.resources, resource) ? scope.resources[resource] : undefined,
  );
  const type = textOf(Type) ?? '';
  const key = `${type}.${attribute}`;
  const make = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
  if (!make) return untold({ refersTo: { resource, attribute } });
  const made = make(referenceTo(resource, scope), scope, members(Properties));
  return isUntold(made) ? untold({ ...made, refersTo: { resource, attribute } }) : made;
}

function functionArn({ FunctionName, Name }: Members, scope: Scope): unknown {
  const named = scope.value(FunctionName);
  const arn =
    typeof named === 'string' && !named.startsWith('arn:')
      ? arnOf('lambda', 'function:')(named, scope)
      : named;
  return Name === undefined ? arn : scope.joined([arn, ':', scope.value(Name)]);
}
