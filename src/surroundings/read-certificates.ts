import type { Certificate, CertificateReads } from './certificate-reads.ts';
import { noneIfAbsent } from './none-if-absent.ts';
import type { Outside } from './outside.ts';
import type { Pace } from './pace.ts';
import { serviceCalls } from './service-calls.ts';

/** Reads certificates. */
export function readCertificates(outside: Outside, pace: Pace): CertificateReads {
  const call = serviceCalls(outside, pace, {
    name: 'ACM',
    package: '@aws-sdk/client-acm',
    load: () => import('@aws-sdk/client-acm'),
    client: (sdk, settings) => new sdk.ACMClient(settings),
  });
  return {
    describe: CertificateArn => {
      const asked = {
        region: CertificateArn.split(':')[3] ?? '',
        action: 'acm:DescribeCertificate',
        of: `the certificate ${CertificateArn}`,
      };
      return noneIfAbsent(
        call(asked, async (client, sdk): Promise<Certificate> => {
          const command = new sdk.DescribeCertificateCommand({ CertificateArn });
          const { Certificate: found = {} } = await client.send(command);
          return {
            status: found.Status ?? 'unknown',
            names: found.SubjectAlternativeNames ?? (found.DomainName ? [found.DomainName] : []),
            ...(found.NotAfter && { expiresAt: found.NotAfter.getTime() }),
          };
        }),
      );
    },
  };
}
