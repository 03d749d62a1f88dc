import { Failure } from '../causes/cause.ts';
import { actionNotAllowed } from '../causes/requests/action-not-allowed.ts';
import { kmsCannotDecrypt } from '../causes/triggers/kms-cannot-decrypt.ts';
import { kmsInputWrong } from '../causes/triggers/kms-input-wrong.ts';
import { kmsOperationNotBuilt } from '../causes/triggers/kms-operation-not-built.ts';
import type { Ports } from '../operations/ports.ts';
import { allows } from '../pool/allowed-actions.ts';
import { decryptedByKms } from '../pool/wrapped-key.ts';
import { type Asked, failure, success } from './answer.ts';
import { readAuthorization } from './authorization-header.ts';
import { refuseForeignPage } from './browser-access.ts';
import { shownError } from './call-event.ts';
import type { Handle } from './handle.ts';
import { header, type WireRequest, type WireResponse } from './message.ts';
import { boundBody, parseBody } from './read-input.ts';
import type { Credentials } from './service.ts';
import { signatureVerifier } from './sigv4.ts';

/** What the stand-in for KMS is made of. */
export interface KmsOptions {
  readonly ports: Pick<Ports, 'clock' | 'accountId' | 'random'>;
  readonly credentials: Credentials;
  readonly localMode: boolean;
  /** The 32 bytes that stand for the KMS key of that ARN. */
  readonly kmsKey: (arn: string) => Uint8Array;
  /** Takes what was thrown that should not have been; absent where nobody would read it. */
  readonly reportBug?: (error: unknown, requestId: string) => void;
}

const target = 'TrentService.Decrypt';
/** As JSON, in characters: that of a custom sender takes some 150. */
const largestContext = 8_192;

/** Whether a request is one of KMS. */
export function isKmsRequest(request: WireRequest): boolean {
  return request.method === 'POST' && header(request, 'x-amz-target')?.startsWith('TrentService.') === true;
}

/**
 * Answers Decrypt as KMS does, for the codes that custom senders are given and for nothing else: handlers
 * with a KMS keyring of the AWS Encryption SDK then run unchanged.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html
 */
export function createKmsApi({ ports, credentials, localMode, kmsKey, reportBug }: KmsOptions): Handle {
  const verify = credentials === 'any' ? undefined : signatureVerifier(credentials, 'kms');

  /** Credentials that may do only some operations of user pools may not do this. */
  function authorise(request: WireRequest, arn: string): void {
    if (!verify) refuseForeignPage(request, 'Decrypt');
    const parts = readAuthorization(request, 'Decrypt');
    const actions = verify?.(request, parts, ports.clock.now()).actions;
    if (!actions || allows(actions, 'kms:Decrypt')) return;
    const caller = `arn:aws:iam::${ports.accountId}:user/${parts.accessKeyId}`;
    throw actionNotAllowed({ caller, action: 'kms:Decrypt', resource: arn });
  }

  function decrypt(request: WireRequest): string {
    boundBody(request.body);
    const asked = header(request, 'x-amz-target') ?? '';
    if (asked !== target) throw kmsOperationNotBuilt({ target: asked });
    const input = membersOf(parseBody(request.body));
    const arn = readKeyId(input);
    authorise(request, arn);
    const { blob, context } = readSealed(input);
    const plain = decryptedByKms(arn, kmsKey(arn), { blob, context });
    if (!plain)
      throw kmsCannotDecrypt({ key: arn, context: Object.entries(context).map(pair => pair.join('=')) });
    return JSON.stringify({
      KeyId: arn,
      Plaintext: plain.toString('base64'),
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    });
  }

  return async (request): Promise<WireResponse> => {
    const asked: Asked = { request, requestId: ports.random.uuid(), localMode };
    try {
      return success(asked, decrypt(request), undefined);
    } catch (error) {
      if (error instanceof Failure) return failure(asked, shownError(error));
      reportBug?.(error, asked.requestId);
      return failure(asked, shownError('bug'));
    }
  };
}

interface Input {
  readonly KeyId?: unknown;
  readonly CiphertextBlob?: unknown;
  readonly EncryptionContext?: unknown;
}

function membersOf(body: unknown): Input {
  return Object(body);
}

/** KMS finds the key by itself where the request names none; here the blob does not tell. */
function readKeyId({ KeyId: arn }: Input): string {
  if (typeof arn === 'string' && arn.startsWith('arn:')) return arn;
  throw kmsInputWrong({ problem: 'Lifeguard needs KeyId, the ARN of the pool’s KMSKeyID.' });
}

function readSealed({ CiphertextBlob: blob, EncryptionContext: context = {} }: Input) {
  if (typeof blob !== 'string' || !isMapOfText(context)) {
    throw kmsInputWrong({ problem: 'CiphertextBlob must be base64, EncryptionContext a map of text.' });
  }
  if (JSON.stringify(context).length > largestContext) {
    throw kmsInputWrong({ problem: `EncryptionContext must be at most ${largestContext} characters.` });
  }
  return { blob: Buffer.from(blob, 'base64'), context };
}

function isMapOfText(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(one => typeof one === 'string');
}
