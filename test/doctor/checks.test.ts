import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { readCatalogue } from '../../src/causes/catalogue.ts';
import { readChecks } from '../../src/doctor/read-checks.ts';
import { brokenDoors } from './aws/broken-doors.ts';
import { brokenFunctions } from './aws/broken-functions.ts';
import { brokenMessages } from './aws/broken-messages.ts';
import { brokenAwsPools } from './broken-aws-pools.ts';
import { brokenPages } from './broken-pages.ts';
import { brokenPools } from './broken-pools.ts';

/** Those that no table can hold: first-checks.test.ts has the clock. */
const alone = ['clock-right'];

/** How rules of other checkers are called. */
const ruleForms: readonly RegExp[] = [
  /^Security Hub Cognito\.\d+$/,
  /^Config cognito-user-?pool-[a-z-]+$/,
  /^Prowler [a-z]+(?:_[a-z0-9]+)+$/,
  /^cfn-guard COGNITO_[A-Z_]+$/,
  /^KICS [A-Z][A-Za-z ]+$/,
  /^cdk-nag COG\d+$/,
  /^Checkov CKV_AWS_\d+$/,
  /^CloudSploit cognito[A-Za-z]+$/,
  /^(?:Stave|Well-Architected): [^.]+$/,
];

/** Rules of others that are about user pools (documented by them). */
const rulesOfOthers: readonly string[] = [
  ...[1, 3, 4, 5, 6].map(number => `Security Hub Cognito.${number}`),
  ...[
    'advanced_security_enabled',
    'blocks_compromised_credentials_sign_in_attempts',
    'blocks_potential_malicious_sign_in_attempts',
    'client_prevent_user_existence_errors',
    'client_token_revocation_enabled',
    'deletion_protection_enabled',
    'mfa_enabled',
    'password_policy_lowercase',
    'password_policy_minimum_length_14',
    'password_policy_number',
    'password_policy_symbol',
    'password_policy_uppercase',
    'self_registration_disabled',
    'temporary_password_expiration',
    'waf_acl_attached',
  ].map(name => `Prowler cognito_user_pool_${name}`),
];

const here = new URL('../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, here), 'utf8');

describe('every check', async () => {
  const checks = await readChecks();
  const catalogue = await readCatalogue();
  const model: { operations: Record<string, unknown> } = JSON.parse(text('model/cognito-idp.json'));

  test('finds something in a table of what is wrong, and no other does', () => {
    const rows = [
      brokenPools,
      brokenAwsPools,
      brokenFunctions,
      brokenMessages,
      brokenDoors,
      brokenPages,
    ].flat();
    const broken = new Set([...rows.map(({ check }) => check), ...alone]);
    assert.deepEqual([...broken].toSorted(), checks.map(({ check }) => check.id).toSorted());
  });

  test('names rules of others as they are called, and each of its rules once', () => {
    for (const { check } of checks) {
      const { covers = [] } = check;
      assert.deepEqual([...new Set(covers)], covers, check.id);
      for (const rule of covers)
        assert.ok(
          ruleForms.some(form => form.test(rule)),
          `${check.id}: ${rule}`,
        );
    }
  });

  test('together they cover the rules of others for user pools', () => {
    const covered = new Set(checks.flatMap(({ check }) => check.covers ?? []));
    assert.deepEqual(
      rulesOfOthers.filter(rule => !covered.has(rule)),
      [],
    );
  });

  for (const { check } of checks) {
    test(check.id, () => {
      assert.match(check.id, /^[a-z]+(?:-[a-z0-9]+)*$/);
      for (const words of [check.why, check.fix]) assert.match(words, /\."?$/, words);
      assert.doesNotMatch(check.title, /\.$/);
      assert.deepEqual(
        check.leadsTo.filter(id => !catalogue.has(id)),
        [],
        'leads to causes that there are',
      );
      const unknown = check.needs
        .filter(action => action.startsWith('cognito-idp:'))
        // WAF asks for this one of each pool; no call has its name (documented).
        .filter(action => action !== 'cognito-idp:GetWebACLForResource')
        .filter(action => !Object.hasOwn(model.operations, action.slice('cognito-idp:'.length)));
      assert.deepEqual(unknown, [], 'needs actions that there are');
    });
  }
});
