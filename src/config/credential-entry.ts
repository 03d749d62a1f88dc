import * as z from 'zod';
import { isAction } from '../pool/allowed-actions.ts';
import { listOf, secretText, text } from './kinds.ts';

const expectedAction =
  'an operation such as DescribeUserPool, the beginning of some such as List*, or read-only';

/** Who may call signed operations. */
export const credentialEntry = z.strictObject(
  {
    accessKeyId: text('an access key id of 16 to 128 letters and digits', /^\w{16,128}$/).describe(
      'The access key id that callers sign with.',
    ),
    secretAccessKey: secretText('a secret key of 16 to 128 characters', /^\S{16,128}$/).describe(
      'Its secret. Keep it in the environment and refer to it here.',
    ),
    actions: listOf(z.string({ error: expectedAction }).refine(isAction, { error: expectedAction }), 200)
      .min(1, { error: 'at least one action such as read-only' })
      .default(['*'])
      .describe(
        'What it may call: operations by name, several by the beginning of their names such as `Describe*`, or ' +
          '`read-only`, which is `AdminGet*`, `AdminList*`, `Describe*`, `Get*` and `List*`.',
      ),
  },
  { error: 'a mapping with accessKeyId and secretAccessKey' },
);
