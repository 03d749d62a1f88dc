import { AwsClientMissing } from '../delivery/aws.ts';
import { MasterKeyUnusable } from '../pool/master-key.ts';
import { StoreUnavailable } from '../store/store.ts';
import { CredentialsMissing } from './credentials.ts';
import { ListenFailed } from './listen.ts';

/**
 * Whether a service did not start for a reason that its message tells the person
 * who started it in one sentence.
 */
export function isStartRefusal(error: unknown): error is Error {
  const kinds = [ListenFailed, CredentialsMissing, StoreUnavailable, MasterKeyUnusable, AwsClientMissing];
  return kinds.some(kind => error instanceof kind);
}
