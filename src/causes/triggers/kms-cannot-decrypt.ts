import { defineCause } from '../cause.ts';

export const kmsCannotDecrypt = defineCause<{ key: string; context: readonly string[] }>({
  id: 'kms-cannot-decrypt',
  title: 'What a custom sender wants decrypted is not of that key, or not of that pool',
  shows: { type: 'InvalidCiphertextException', message: null },
  means:
    'A custom sender asked the stand-in for KMS for the key of a code, and what it sent does not open: it was encrypted ' +
    'under another KMSKeyID or another `senderKey` of pools.yaml, for another encryption context, or it was changed.',
  toldApart:
    '`key` is the ARN that was asked with and `context` what was said to be encrypted along, which must be ' +
    '`userpool-id` with the pool’s id, and what the AWS Encryption SDK adds by itself.',
  fix:
    'Give the keyring of the handler the ARN of the pool’s KMSKeyID, and hand on `request.code` as it came, decoded from ' +
    'base64. A code that was sent before the key was changed opens no more: have a new one sent.',
});
