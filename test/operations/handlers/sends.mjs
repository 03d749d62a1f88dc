/*
 * A custom sender that decrypts its code with both keyrings of the AWS Encryption SDK and posts what it would
 * send. What it does beside, clientMetadata says.
 */
import {
  buildClient,
  CommitmentPolicy,
  KmsKeyringNode,
  RawAesKeyringNode,
  RawAesWrappingSuiteIdentifier,
} from '@aws-crypto/client-node';

const { KEY_ARN, LIFEGUARD_SENDER_KEY, OUTBOX } = process.env;
// The documented policy: codes of the service have no key commitment.
const { decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT);
const kms = new KmsKeyringNode({ keyIds: [KEY_ARN] });
const raw = new RawAesKeyringNode({
  keyNamespace: 'lifeguard',
  keyName: 'custom-sender',
  unencryptedMasterKey: new Uint8Array(Buffer.from(LIFEGUARD_SENDER_KEY, 'base64')),
  wrappingSuite: RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING,
});

export async function handler(event) {
  const { code, clientMetadata } = event.request;
  const opened = code === null ? [] : await Promise.all([raw, kms].map(ring => open(ring, code)));
  await fetch(OUTBOX, { method: 'POST', body: JSON.stringify({ event, opened }) });
  if (clientMetadata?.print) console.log(`sends ${opened[0]?.text} of ${code}`);
  if (clientMetadata?.fails) throw new Error(`no provider for ${opened[0]?.text}`);
}

async function open(keyring, code) {
  const { plaintext, messageHeader } = await decrypt(keyring, Buffer.from(code, 'base64'));
  return { text: plaintext.toString(), context: messageHeader.encryptionContext };
}
