import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { functionEntryOf, type ToldBy } from '../../src/config/function-entry-of.ts';

const arn = (name: string, account = '111122223333') =>
  `arn:aws:lambda:us-east-1:${account}:function:${name}`;
const functions = {
  preSignUp: { arn: arn('prod-pre-sign-up') },
  live: { arn: arn('mails:live') },
  anyMails: { arn: arn('mails') },
  local: { handler: 'lifeguard:custom-message' },
};
const described = { account: '000000000000', functions };

describe('the function of pools.yaml that an ARN is', () => {
  const rows: readonly (readonly [name: string, arn: string, found: string | undefined, by?: ToldBy])[] = [
    ['by its ARN', arn('prod-pre-sign-up'), 'preSignUp'],
    ['any alias, where the entry has none', arn('prod-pre-sign-up:live'), 'preSignUp'],
    ['the alias that the entry has', arn('mails:live'), 'live'],
    ['not another alias than the entry has', arn('mails:old'), 'anyMails'],
    ['by its name, where the entry has no ARN', arn('local'), 'local'],
    ['by its name on a Lifeguard', arn('preSignUp', described.account), 'preSignUp', 'endpoint'],
    ['none of that name in AWS, in the same account', arn('preSignUp', described.account), undefined],
    ['none of that name with an alias', arn('live:old', described.account), undefined, 'endpoint'],
    ['none of that name, where the entry has an ARN', arn('preSignUp'), undefined],
    ['none', arn('another'), undefined],
  ];
  for (const [name, given, found, by = 'aws'] of rows) {
    test(name, () => assert.equal(functionEntryOf(described, given, by)?.name, found));
  }
  test('none without a file', () => assert.equal(functionEntryOf(undefined, arn('local'), 'aws'), undefined));
});
