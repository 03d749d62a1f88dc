import type { KeyReads } from './key-reads.ts';
import { noneIfAbsent } from './none-if-absent.ts';
import type { Outside } from './outside.ts';
import type { Pace } from './pace.ts';
import { serviceCalls } from './service-calls.ts';

/** Reads keys of KMS, never what they encrypt. */
export function readKeys(outside: Outside, pace: Pace): KeyReads {
  const call = serviceCalls(outside, pace, {
    name: 'KMS',
    package: '@aws-sdk/client-kms',
    load: () => import('@aws-sdk/client-kms'),
    client: (sdk, settings) => new sdk.KMSClient(settings),
  });
  return {
    describe: KeyId => {
      const asked = {
        region: KeyId.split(':')[3] ?? '',
        action: 'kms:DescribeKey',
        of: `the key ${KeyId}`,
      };
      return noneIfAbsent(
        call(asked, async (client, sdk) => {
          const { KeyMetadata } = await client.send(new sdk.DescribeKeyCommand({ KeyId }));
          return KeyMetadata;
        }),
      );
    },
  };
}
