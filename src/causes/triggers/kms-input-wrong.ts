import { defineCause } from '../cause.ts';

export const kmsInputWrong = defineCause<{ problem: string }>({
  id: 'kms-input-wrong',
  title: 'A request to the stand-in for KMS lacks what it needs',
  shows: { type: 'ValidationException', message: ({ problem }) => problem },
  means:
    'Decrypt was asked for without the ARN of a key, without what is to be decrypted, or with an encryption context ' +
    'that is no map of text or too long. KMS itself finds the key by what is encrypted; its stand-in cannot.',
  toldApart: 'The text says which member it is and what it must be.',
  fix:
    'Let the AWS Encryption SDK ask, with a KMS keyring whose key is the ARN of the pool’s KMSKeyID, not an alias: it ' +
    'sends all that is needed.',
});
