import { regionOf } from '../../../pool/pool.ts';
import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';

export const senderKeyUsable = defineCheck({
  id: 'sender-key-usable',
  severity: 'error',
  title: 'The key of custom senders can be used',
  why:
    'Cognito encrypts each code with this key before it hands it to CustomEmailSender or CustomSMSSender. With a key that is ' +
    'gone, disabled or of another kind no message goes out, and nobody is told.',
  looksAt: 'pool',
  fix: 'Enable the key or cancel its deletion; or name another symmetric one of the region of the pool.',
  leadsTo: ['custom-sender-silent', 'kms-cannot-decrypt'],
  needs: ['cognito-idp:DescribeUserPool', 'kms:DescribeKey'],
  async run({ id }, { cognito, keys }) {
    const { LambdaConfig: config } = await cognito.pool(id);
    if (!config?.KMSKeyID) return { notApplicable: 'the pool has no key for senders' };
    const key = await keys.describe(config.KMSKeyID);
    const call = 'DescribeKey';
    const settings = [
      { field: 'KeyState', actual: key ? (key.KeyState ?? 'Enabled') : 'no such key', expected: 'Enabled' },
      ...(key
        ? [
            { field: 'KeyUsage', actual: key.KeyUsage ?? 'ENCRYPT_DECRYPT', expected: 'ENCRYPT_DECRYPT' },
            {
              field: 'KeySpec',
              actual: key.KeySpec ?? 'SYMMETRIC_DEFAULT',
              expected: 'SYMMETRIC_DEFAULT',
            },
            { field: 'Arn', actual: (key.Arn ?? config.KMSKeyID).split(':')[3], expected: regionOf(id) },
          ]
        : []),
    ];
    const seen = settings.flatMap(({ field, actual = 'absent', expected }) =>
      actual === expected ? [] : [{ call, field, actual, expected }],
    );
    return findingIf(seen, { says: 'Codes cannot be encrypted with this key.', key: ['senderKey'] });
  },
});
