/* A custom sender that decrypts its code by the AWS Encryption SDK, once with each keyring, and prints what it is. */
import {
  buildClient,
  CommitmentPolicy,
  KmsKeyringNode,
  RawAesKeyringNode,
  RawAesWrappingSuiteIdentifier,
} from '@aws-crypto/client-node';

const { KEY_ARN, LIFEGUARD_SENDER_KEY } = process.env;
const { decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT);
const keyrings = [
  new KmsKeyringNode({ keyIds: [KEY_ARN] }),
  new RawAesKeyringNode({
    keyNamespace: 'lifeguard',
    keyName: 'custom-sender',
    unencryptedMasterKey: new Uint8Array(Buffer.from(LIFEGUARD_SENDER_KEY, 'base64')),
    wrappingSuite: RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING,
  }),
];

export async function handler({ request, userPoolId }) {
  if (!request.code) return;
  for (const keyring of keyrings) {
    const { plaintext, messageHeader } = await decrypt(keyring, Buffer.from(request.code, 'base64'));
    const bound = messageHeader.encryptionContext['userpool-id'];
    console.log(`${plaintext}${bound === userPoolId ? '' : ` of ${bound}`}`);
  }
}
