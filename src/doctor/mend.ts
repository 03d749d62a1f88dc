import { regionOf } from '../pool/pool.ts';
import { unprintable } from '../pool/printable.ts';
import type { ClientSubject, PoolSubject } from './subject.ts';

/*
 * Commands that change one setting and keep all others. UpdateUserPool and UpdateUserPoolClient set everything that they
 * are not given back to its default (documented), so the settings are read, changed and given whole. The file in between
 * holds no secret and is removed.
 */

/** Members of DescribeUserPool that UpdateUserPool does not take, or takes by another name. */
const notOfPoolUpdate = [
  'Id',
  'Name',
  'Arn',
  'Status',
  'CreationDate',
  'LastModifiedDate',
  'SchemaAttributes',
  'AliasAttributes',
  'UsernameAttributes',
  'UsernameConfiguration',
  'EstimatedNumberOfUsers',
  'Domain',
  'CustomDomain',
  'SmsConfigurationFailure',
  'EmailConfigurationFailure',
  // It has the older name of TemporaryPasswordValidityDays, and both together are refused (observed).
  'AdminCreateUserConfig.UnusedAccountValidityDays',
];

/** Members of DescribeUserPoolClient that UpdateUserPoolClient does not take. */
const notOfClientUpdate = ['ClientSecret', 'CreationDate', 'LastModifiedDate', 'ClientType'];

/**
 * Changes settings of a pool.
 *
 * @param change a filter of jq, such as `.DeletionProtection = "ACTIVE"`
 */
export function updatePool({ id }: Pick<PoolSubject, 'id'>, change: string): string {
  const less = notOfPoolUpdate.map(name => `.${name}`).join(', ');
  return readMergeWrite(
    `describe-user-pool ${given(id)}`,
    'UserPool',
    `.UserPoolId = .Id | .PoolName = .Name | del(${less}) | ${change}`,
    'update-user-pool',
    regionOf(id),
  );
}

/**
 * Changes settings of an app client.
 *
 * @param change a filter of jq, such as `.EnableTokenRevocation = true`
 */
export function updateClient({ pool, id }: Pick<ClientSubject, 'pool' | 'id'>, change: string): string {
  const less = notOfClientUpdate.map(name => `.${name}`).join(', ');
  return readMergeWrite(
    `describe-user-pool-client ${given(pool.id)} --client-id ${word(id)}`,
    'UserPoolClient',
    `del(${less}) | ${change}`,
    'update-user-pool-client',
    regionOf(pool.id),
  );
}

/** A command of one line about a pool, for what is no part of its settings. */
export function poolCommand({ id }: Pick<PoolSubject, 'id'>, command: string): string {
  const [name, ...rest] = command.split(' ');
  return ['aws cognito-idp', name, given(id), `--region ${word(regionOf(id))}`, ...rest].join(' ');
}

function given(poolId: string): string {
  return `--user-pool-id ${word(poolId)}`;
}

function readMergeWrite(read: string, member: string, filter: string, write: string, region: string): string {
  return [
    'settings=$(mktemp)',
    `aws cognito-idp ${read} --region ${word(region)} --query ${member} --output json \\`,
    `  | jq ${word(filter)} > "$settings"`,
    `aws cognito-idp ${write} --region ${word(region)} --cli-input-json "file://$settings"`,
    'rm "$settings"',
  ].join('\n');
}

/**
 * One word of a command, whatever stands in it: names of what is looked at may come from anywhere. What a terminal obeys is
 * escaped, as bash and zsh read it.
 */
export function word(text: string): string {
  if (/^[\w.:/+@-]+$/.test(text)) return text;
  if (text.search(unprintable) < 0) return `'${text.replaceAll("'", "'\\''")}'`;
  const escaped = text.replaceAll(/[\\']/g, '\\$&').replace(unprintable, inHexadecimal);
  return `$'${escaped}'`;
}

function inHexadecimal(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
