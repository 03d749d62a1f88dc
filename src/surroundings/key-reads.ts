import type { KeyMetadata } from '@aws-sdk/client-kms';

/** What KMS is asked, by the ARN of a key or an alias. */
export interface KeyReads {
  /** Undefined where there is none. */
  describe(arn: string): Promise<KeyMetadata | undefined>;
}
